package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.metering.MeterCall;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.VisitKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * MTR-3: the index never falls, the flow stays within the class, a closed valve lets nothing by.
 */
final class MeterSound {
  private static final int SCALE = 6;
  private static final BigDecimal MICROS_OF_AN_HOUR = BigDecimal.valueOf(3_600L * Micros.SECOND);

  /** What a meter with a valve of its own reports when its valve leaks. */
  private static final String LEAK = "flow_behind_closed_valve";

  private final CaseDay day;
  private final RuleLimits limits;
  private final String meter;
  private final List<Judgement> found = new ArrayList<>();

  private MeterSound(CaseDay day, RuleLimits limits, String meter) {
    this.day = day;
    this.limits = limits;
    this.meter = meter;
  }

  static Judgement judge(Door door, CaseDay day, Policy policy) {
    List<Judgement> found = new ArrayList<>();
    boolean heard = false;
    for (String meter : door.visit().meters()) {
      List<MeterWord> told = day.told(meter);
      heard |= !told.isEmpty();
      MeterSound rule = new MeterSound(day, policy.limits(), meter);
      rule.look(told);
      found.addAll(rule.found);
    }
    if (!heard) {
      return Judgement.notApplicable(
          new Sentence("The meter tells no reading of its own", "表具没有自身读数"));
    }
    return found.stream()
        .max(Judgement.KINDEST_FIRST)
        .orElseGet(
            () ->
                Judgement.pass(
                    true,
                    null,
                    new Sentence("Index, flow and valve agree", "读数、流量与阀门状态一致"),
                    List.of()));
  }

  private void look(List<MeterWord> told) {
    MeterWord before = null;
    for (MeterWord word : told) {
      alone(word);
      if (word.index() != null) {
        if (before != null) {
          pair(before, word);
        }
        before = word;
      }
    }
  }

  private void alone(MeterWord word) {
    BigDecimal flow = word.fact().flow();
    if (flow != null && flow.compareTo(limits.maxFlow()) > 0) {
      fail(
          new Sentence(
              "Flow of " + plain(flow) + " m³/h, above the meter's class",
              "流量 " + plain(flow) + " 立方米/小时，超出表具规格"),
          word);
    }
    boolean closed = Boolean.FALSE.equals(word.fact().valveOpen());
    boolean flows = flow != null && flow.signum() > 0;
    if ((closed && flows) || word.fact().alarms().contains(LEAK)) {
      fail(new Sentence("Gas flows behind the closed valve", "阀门关闭时仍有流量"), word);
    }
  }

  private void pair(MeterWord one, MeterWord next) {
    BigDecimal used = used(one, next);
    if (used.signum() < 0) {
      fell(one, next, used.negate());
      return;
    }
    if (used.compareTo(most(one, next)) > 0) {
      fail(
          new Sentence(
              "Index rose by " + plain(used) + " m³, more than the meter's class lets through",
              "读数增加 " + plain(used) + " 立方米，超出表具规格所能通过"),
          one,
          next);
    }
    boolean closed =
        Boolean.FALSE.equals(one.fact().valveOpen())
            && Boolean.FALSE.equals(next.fact().valveOpen());
    if (closed && used.compareTo(ulp(one, next)) > 0) {
      fail(
          new Sentence(
              plain(used) + " m³ used while the valve is said to be closed",
              "阀门报告为关闭期间用气 " + plain(used) + " 立方米"),
          one,
          next);
    }
  }

  private static BigDecimal used(MeterWord one, MeterWord next) {
    BigDecimal from = one.index();
    BigDecimal to = next.index();
    return from == null || to == null ? BigDecimal.ZERO : to.subtract(from);
  }

  private void fell(MeterWord one, MeterWord next, BigDecimal by) {
    if (by.compareTo(ulp(one, next)) <= 0 || rolledOver(one, next) || replaced(one, next)) {
      return;
    }
    Sentence because =
        new Sentence("Index fell by " + plain(by) + " m³", "读数减小 " + plain(by) + " 立方米");
    if (one.surelyBefore(next)) {
      fail(because, one, next);
    } else {
      found.add(
          Judgement.undecided(
              null,
              new Sentence(
                  because.en() + ", if the clocks give the right order",
                  because.zh() + "（若时钟先后无误）"),
              List.of(one.seq(), next.seq())));
    }
  }

  /** The counter began again at zero: what that makes of the use must be possible. */
  private boolean rolledOver(MeterWord one, MeterWord next) {
    BigDecimal from = one.index();
    if (from == null) {
      return false;
    }
    int digits = from.setScale(0, RoundingMode.DOWN).toPlainString().length();
    BigDecimal whole = BigDecimal.ONE.movePointRight(digits);
    return used(one, next).add(whole).compareTo(most(one, next)) <= 0;
  }

  private boolean replaced(MeterWord one, MeterWord next) {
    for (Door door : day.doors()) {
      if (door.visit().kind() == VisitKind.METER_REPLACEMENT
          && door.visit().meters().contains(meter)
          && door.from() != null
          && door.to() != null
          && !door.from().lo().isAfter(next.time().hi())
          && !door.to().hi().isBefore(one.time().lo())) {
        return true;
      }
    }
    for (MeterCall call : day.file().meterDay().calls()) {
      if (call.kind() == VisitKind.METER_REPLACEMENT
          && call.meter().equals(meter)
          && !call.from().isAfter(next.time().hi())
          && !call.to().isBefore(one.time().lo())) {
        return true;
      }
    }
    return false;
  }

  /** What the class lets through at most between two readings, and the digit that is not told. */
  private BigDecimal most(MeterWord one, MeterWord next) {
    long between = Math.max(0, next.time().hiMicros() - one.time().loMicros());
    return limits
        .maxFlow()
        .multiply(BigDecimal.valueOf(between))
        .divide(MICROS_OF_AN_HOUR, SCALE, RoundingMode.CEILING)
        .add(ulp(one, next));
  }

  /** The last digit of the coarser telling. */
  private static BigDecimal ulp(MeterWord one, MeterWord next) {
    BigDecimal from = one.index();
    BigDecimal to = next.index();
    int scale = from == null || to == null ? 0 : Math.min(from.scale(), to.scale());
    return BigDecimal.ONE.movePointLeft(Math.max(0, scale));
  }

  private void fail(Sentence because, MeterWord... words) {
    List<Long> evidence = new ArrayList<>();
    for (MeterWord word : words) {
      evidence.add(word.seq());
    }
    found.add(Judgement.fail(Cause.DEVICE, null, because, evidence));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
