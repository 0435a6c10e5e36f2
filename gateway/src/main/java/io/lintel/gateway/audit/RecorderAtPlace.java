package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.policy.Limit;
import io.lintel.gateway.policy.Limits;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.TimedEvent;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Moment;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.TapHabits;
import io.lintel.gateway.wording.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** REC-4: the recorder was where the visit was, by its own positions. */
final class RecorderAtPlace implements Rule {
  static final String ID = "REC-4";

  private static final Limit<Integer> PLACES =
      Limit.count(
          "places",
          2,
          1,
          1_000,
          "so many positions beyond are more than an outlier",
          "多少个在外位置不再视为异常点");

  private static final Card CARD =
      Card.of(ID, Scope.TECHNICIAN)
          .clause("(none) The recorder was where the visit was.", "（无原文）记录仪位于服务现场")
          .from(SourceDocument.NONE, Basis.OURS)
          .checks(
              "The positions of the technician's recorders within the visit lie within radius_m of"
                  + " the address, accuracy allowed.",
              "服务期间该人员记录仪的位置（计入精度）在地址 radius_m 以内。")
          .judged(
              "Per technician; a swapped recorder's positions are its bearer's. One position at the"
                  + " place is enough to PASS. FAIL, with cause `unknown`, only if every position"
                  + " surely within the visit lies beyond, there are at least `places` of them,"
                  + " they move (a fix that stands still may be a stale one), and the recorder was"
                  + " at the technician's doors before and after: otherwise somebody else may have"
                  + " carried it, and it is UNDECIDED. NOT_APPLICABLE without positions in the"
                  + " visit or without an address.",
              "按人员判定；互换的记录仪按实际携带者计。有一个位置在现场即合格。仅当确在服务期间的位置全部在外、不少于 `places`"
                  + " 个、并非静止不变（静止可能是陈旧定位），且该记录仪在此前此后均到过该人员的服务现场，才判不合格，原因为"
                  + " `unknown`；否则可能由他人携带，为无法判定。期间没有位置或没有地址坐标则不适用。")
          .limits(TapHabits.RADIUS, PLACES);

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Judgement judge(VisitScene scene, Limits limits) {
    return Judging.judge(scene.call(), scene.day().doors(), limits);
  }

  /** One judgement. */
  private static final class Judging {
    /** More would only lengthen the list: each says the same. */
    private static final int MOST_EVIDENCE = 20;

    private final Door door;
    private final List<Door> day;
    private final GeoPoint address;
    private final double radius;
    private final Limits limits;

    private int within;
    private int atPlace;
    private int maybe;
    private boolean maybeAtPlace;
    private double nearest = Double.MAX_VALUE;
    private boolean moved;
    private Step.@Nullable Fix firstBeyond;
    private @Nullable RecorderStory beyond;
    private final List<Long> evidence = new ArrayList<>();

    private Judging(Door door, List<Door> day, GeoPoint address, Limits limits) {
      this.door = door;
      this.day = day;
      this.address = address;
      this.radius = limits.get(TapHabits.RADIUS);
      this.limits = limits;
    }

    /**
     * @param day all doors of the technician's day
     */
    static Judgement judge(Call call, List<Door> day, Limits limits) {
      Door door = call.door();
      GeoPoint address = door.visit().position();
      if (address == null) {
        return Judgement.notApplicable(new Sentence("The address has no position", "地址没有坐标"));
      }
      Judging rule = new Judging(door, day, address, limits);
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
      if (within < limits.get(PLACES) || !moved) {
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
      return Judgement.undecided(
          null, new Sentence(because.en() + en, because.zh() + zh), evidence);
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
}
