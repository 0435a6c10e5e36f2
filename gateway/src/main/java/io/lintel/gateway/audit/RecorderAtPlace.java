package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.TimedEvent;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Moment;
import io.lintel.gateway.visit.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** REC-4: the recorder was where the visit was, by its own positions. */
final class RecorderAtPlace {
  /** More would only lengthen the list: each says the same. */
  private static final int MOST_EVIDENCE = 20;

  private final Door door;
  private final List<Door> day;
  private final GeoPoint address;
  private final double radius;
  private final RuleLimits limits;

  private int within;
  private int atPlace;
  private int maybe;
  private boolean maybeAtPlace;
  private double nearest = Double.MAX_VALUE;
  private boolean moved;
  private Step.@Nullable Fix firstBeyond;
  private @Nullable RecorderStory beyond;
  private final List<Long> evidence = new ArrayList<>();

  private RecorderAtPlace(Door door, List<Door> day, GeoPoint address, Policy policy) {
    this.door = door;
    this.day = day;
    this.address = address;
    this.radius = policy.tap().radiusMetres();
    this.limits = policy.limits();
  }

  /**
   * @param day all doors of the technician's day
   */
  static Judgement judge(Call call, List<Door> day, Policy policy) {
    Door door = call.door();
    GeoPoint address = door.visit().position();
    if (address == null) {
      return Judgement.notApplicable(new Sentence("The address has no position", "地址没有坐标"));
    }
    RecorderAtPlace rule = new RecorderAtPlace(door, day, address, policy);
    call.counting().forEach(rule::look);
    return rule.judge();
  }

  private void look(RecorderStory story) {
    TimeBounds from = Objects.requireNonNull(door.from());
    TimeBounds to = Objects.requireNonNull(door.to());
    List<TimedEvent> events = story.events();
    long last = to.estimateMicros();
    for (int i = TimedEvent.firstFrom(events, from.estimateMicros());
        i < events.size() && events.get(i).at() <= last;
        i++) {
      TimedEvent event = events.get(i);
      Step.Fix fix = event.event().position();
      if (fix == null) {
        continue;
      }
      double metres = fix.leastMetresTo(address);
      nearest = Math.min(nearest, metres);
      note(event.event().seq());
      if (!event.time().isWithin(from, to)) {
        maybe++;
        maybeAtPlace |= metres <= radius;
      } else if (metres <= radius) {
        within++;
        atPlace++;
      } else {
        within++;
        beyond(story, fix);
      }
    }
  }

  private void beyond(RecorderStory story, Step.Fix fix) {
    beyond = story;
    if (firstBeyond == null) {
      firstBeyond = fix;
    } else {
      moved |= !firstBeyond.point().equals(fix.point());
    }
  }

  private void note(long seq) {
    if (evidence.size() < MOST_EVIDENCE) {
      evidence.add(seq);
    }
  }

  private Judgement judge() {
    if (within == 0 && maybe == 0) {
      return Judgement.notApplicable(
          new Sentence("The recorder told no place in the visit", "服务期间记录仪未报告位置"));
    }
    if (atPlace > 0 || maybeAtPlace) {
      return Judgement.pass(
          atPlace > 0 && atPlace == within && maybe == 0,
          null,
          new Sentence("The recorder was at the address", "记录仪位于服务地址"),
          evidence);
    }
    Sentence away = away();
    if (within == 0) {
      return undecided(away, "; its clock leaves open whether in the visit", "；其时钟无法确定是否在服务期间");
    }
    if (stepsDoubtful()) {
      return Judgement.undecided(null, Doubt.STEP_TIME.after(away), evidence);
    }
    if (door.witness() != Door.Witness.OWN) {
      return Judgement.undecided(null, Doubt.COLLEAGUE.after(away), evidence);
    }
    if (within < limits.places() || !moved) {
      return undecided(away, "; its fix may be wrong or old", "；该定位可能有误或陈旧");
    }
    if (!hadItBeforeAndAfter(Objects.requireNonNull(beyond))) {
      return undecided(away, "; somebody else may have carried it", "；可能由他人携带");
    }
    return Judgement.fail(Cause.UNKNOWN, null, away, evidence);
  }

  private Sentence away() {
    long metres = Math.round(Math.max(0, nearest));
    return new Sentence(
        "The recorder was at least " + metres + " m from the address",
        "记录仪距服务地址至少 " + metres + " 米");
  }

  private Judgement undecided(Sentence because, String en, String zh) {
    return Judgement.undecided(null, new Sentence(because.en() + en, because.zh() + zh), evidence);
  }

  private boolean stepsDoubtful() {
    Moment knock = door.knock();
    Moment exit = door.exit();
    return knock == null || knock.late() || exit == null || exit.late();
  }

  /** Then nobody else had it in between. */
  private boolean hadItBeforeAndAfter(RecorderStory story) {
    Instant from = Objects.requireNonNull(door.from()).estimate();
    return new InHand(day, radius).around(story, door, from);
  }
}
