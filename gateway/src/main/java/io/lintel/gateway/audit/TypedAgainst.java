package io.lintel.gateway.audit;

import io.lintel.gateway.policy.Limits;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.wording.Sentence;
import io.lintel.meter.reading.GasVolume.Conditions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A typed index, held against what the meter told at one conditions. */
final class TypedAgainst {
  private static final int SCALE = 6;

  /** Nobody waits for a meter longer than this, nor knows better of one that was heard once. */
  private static final Duration SELDOM = Duration.ofDays(1);

  /** What a meter's word may take on its way. */
  private static final Duration A_LITTLE = Duration.ofHours(1);

  private final Door door;
  private final TimedReading typed;
  private final BigDecimal index;
  private final Limits limits;
  private final Conditions at;
  private final MeterFlow flow;
  private final MeterHands hands;
  private final Duration usual;
  private @Nullable MeterIndex before;
  private @Nullable MeterIndex after;

  TypedAgainst(
      Door door, TimedReading typed, BigDecimal index, Conditions at, CaseDay day, Limits limits) {
    this.door = door;
    this.typed = typed;
    this.index = index;
    this.at = at;
    this.limits = limits;
    this.flow = MeterFlow.of(limits);
    this.hands = new MeterHands(day);
    this.usual = usual(day.told(typed.meter()));
    for (MeterWord word : day.told(typed.meter())) {
      MeterIndex told = MeterIndex.of(word, at);
      if (told != null && !word.time().hi().isAfter(typed.time().lo())) {
        before = told;
      }
      boolean later = !word.time().lo().isBefore(typed.time().hi());
      if (after == null && told != null && later) {
        after = told;
      }
    }
  }

  /** Whether the meter told an index of these conditions close by, before or after. */
  boolean possible() {
    return before != null || after != null;
  }

  /** Where it is {@link #possible}. */
  Judgement judge() {
    BigDecimal least = before == null ? null : before.cubicMetres();
    BigDecimal most = after == null ? null : after.cubicMetres();
    if (least != null && most != null && most.compareTo(least) < 0) {
      return undecided(new Sentence("The meter's own index fell meanwhile", "表具自身读数其间减小"));
    }
    if (tooLow(least) || tooHigh(most)) {
      return off(least, most);
    }
    if (least == null) {
      return undecided(new Sentence("No reading of the meter's from before", "此前没有表具自身读数"));
    }
    if (most == null) {
      return beyondTheLast(least);
    }
    BigDecimal between = interpolated(least, most);
    boolean near = !tooLow(between) && !tooHigh(between);
    boolean certain = !tooLow(most) && !tooHigh(least);
    if (!near) {
      return undecided(
          new Sentence(
              "Between the meter's own readings, and off what lies between them by more than the"
                  + " tolerance",
              "介于表具前后读数之间，但与其间应有的读数相差超过允许误差"));
    }
    return typed.late()
        ? undecided(Doubt.STEP_TIME.after(agrees()))
        : Judgement.pass(certain, null, agrees(), evidence());
  }

  private static Sentence agrees() {
    return new Sentence("The typed index agrees with the meter's own", "录入读数与表具自身读数一致");
  }

  /** Digits that were not typed may have been cut off, … */
  private boolean tooLow(@Nullable BigDecimal truth) {
    return truth != null
        && truth.subtract(index).compareTo(limits.get(MeterLimits.TOLERANCE).max(ulp())) > 0;
  }

  /** … or rounded up. */
  private boolean tooHigh(@Nullable BigDecimal truth) {
    BigDecimal half = ulp().divide(BigDecimal.valueOf(2));
    return truth != null
        && index.subtract(truth).compareTo(limits.get(MeterLimits.TOLERANCE).max(half)) > 0;
  }

  private BigDecimal ulp() {
    return BigDecimal.ONE.movePointLeft(Math.max(0, index.scale()));
  }

  private BigDecimal interpolated(BigDecimal least, BigDecimal most) {
    long from = Objects.requireNonNull(before).time().estimateMicros();
    long to = Objects.requireNonNull(after).time().estimateMicros();
    long at = typed.time().estimateMicros();
    if (to <= from) {
      return least;
    }
    return least.add(
        most.subtract(least)
            .multiply(BigDecimal.valueOf(at - from))
            .divide(BigDecimal.valueOf(to - from), SCALE, RoundingMode.HALF_UP));
  }

  private Judgement beyondTheLast(BigDecimal least) {
    long since = Objects.requireNonNull(before).time().loMicros();
    BigDecimal most = least.add(flow.between(since, typed.time().hiMicros(), at));
    return tooHigh(most)
        ? off(least, most)
        : undecided(
                new Sentence("The meter was not heard since the reading was typed", "录入之后尚未收到表具读数"))
            .awaiting(nextWord());
  }

  /** When the meter's next word should have come: in its own time, and a little. */
  private Instant nextWord() {
    Duration rhythm = usual.isZero() || usual.compareTo(SELDOM) > 0 ? SELDOM : usual;
    return typed.time().hi().plus(rhythm).plus(A_LITTLE);
  }

  /** What lies between the words of one day, mostly; zero where fewer than two were heard. */
  private static Duration usual(List<MeterWord> told) {
    List<Duration> apart = new ArrayList<>();
    for (int i = 1; i < told.size(); i++) {
      apart.add(Duration.between(told.get(i - 1).time().estimate(), told.get(i).time().estimate()));
    }
    Collections.sort(apart);
    return apart.isEmpty() ? Duration.ZERO : apart.get(apart.size() / 2);
  }

  private Judgement off(@Nullable BigDecimal least, @Nullable BigDecimal most) {
    BigDecimal truth = tooLow(least) ? Objects.requireNonNull(least) : nearest(least, most);
    Sentence because =
        new Sentence(
            "Typed " + plain(index) + " m³; the meter's own was " + plain(truth) + " m³",
            "录入 " + plain(index) + " 立方米；表具自身为 " + plain(truth) + " 立方米");
    if (typed.late()) {
      return undecided(Doubt.STEP_TIME.after(because));
    }
    if (mayBeAnotherCount()) {
      return undecided(
          new Sentence(
              because.en() + "; the meter may have been replaced, or have begun again",
              because.zh() + "；表具可能已更换或翻转"));
    }
    boolean hand =
        least != null
            && most != null
            && door.witness() == Door.Witness.OWN
            && (exchanged(index, least) || exchanged(index, most));
    return Judgement.fail(hand ? Cause.PERSON : Cause.UNKNOWN, null, because, evidence());
  }

  /** Whether what was typed need not be of the same count as what the meter said. */
  private boolean mayBeAnotherCount() {
    Instant from = before == null ? Instant.MIN : before.time().lo();
    Instant to = after == null ? Instant.MAX : after.time().hi();
    if (hands.replaced(typed.meter(), from, to) != MeterHands.Said.NO) {
      return true;
    }
    return (before == null || after == null) && rolledOver();
  }

  private boolean rolledOver() {
    if (before != null) {
      return MeterFlow.rolledOver(
          before.cubicMetres(), index, flowed(before.time().loMicros(), typed.time().hiMicros()));
    }
    return after != null
        && MeterFlow.rolledOver(
            index, after.cubicMetres(), flowed(typed.time().loMicros(), after.time().hiMicros()));
  }

  private BigDecimal flowed(long from, long to) {
    return flow.between(from, to, at).add(ulp());
  }

  private static BigDecimal nearest(@Nullable BigDecimal least, @Nullable BigDecimal most) {
    return Objects.requireNonNull(most == null ? least : most);
  }

  /** Whether the whole cubic metres are the same but for two neighbours that changed places. */
  private static boolean exchanged(BigDecimal one, BigDecimal other) {
    String a = one.setScale(0, RoundingMode.DOWN).toPlainString();
    String b = other.setScale(0, RoundingMode.DOWN).toPlainString();
    if (a.length() != b.length() || a.equals(b)) {
      return false;
    }
    int at = 0;
    while (a.charAt(at) == b.charAt(at)) {
      at++;
    }
    return at + 1 < a.length()
        && a.charAt(at) == b.charAt(at + 1)
        && a.charAt(at + 1) == b.charAt(at)
        && a.substring(at + 2).equals(b.substring(at + 2));
  }

  private Judgement undecided(Sentence because) {
    return Judgement.undecided(null, because, evidence());
  }

  private List<Long> evidence() {
    List<Long> evidence = new ArrayList<>(List.of(typed.seq()));
    if (before != null) {
      evidence.add(before.seq());
    }
    if (after != null) {
      evidence.add(after.seq());
    }
    return evidence;
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
