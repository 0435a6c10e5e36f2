package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.visit.Door;
import io.lintel.meter.reading.GasVolume.Conditions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * MTR-3: the index never falls, the flow stays within the class, a closed valve lets nothing by.
 */
final class MeterSound {
  /** What a meter with a valve of its own reports when its valve leaks. */
  private static final String LEAK = "flow_behind_closed_valve";

  private final MeterHands hands;
  private final MeterFlow flow;
  private final String meter;
  private final List<Judgement> found = new ArrayList<>();

  private MeterSound(CaseDay day, MeterFlow flow, String meter) {
    this.hands = new MeterHands(day);
    this.flow = flow;
    this.meter = meter;
  }

  static Judgement judge(Door door, CaseDay day, Policy policy) {
    List<Judgement> found = new ArrayList<>();
    boolean heard = false;
    for (String meter : door.visit().meters()) {
      List<MeterWord> told = day.told(meter);
      heard |= !told.isEmpty();
      MeterSound rule = new MeterSound(day, MeterFlow.of(policy.limits()), meter);
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
    told.forEach(this::alone);
    for (Conditions at : Conditions.values()) {
      MeterIndex before = null;
      for (MeterWord word : told) {
        MeterIndex index = MeterIndex.of(word, at);
        if (before != null && index != null) {
          pair(before, index);
        }
        before = index == null ? before : index;
      }
    }
  }

  private void alone(MeterWord word) {
    for (Conditions at : Conditions.values()) {
      BigDecimal told = word.fact().flow().at(at);
      if (told != null && told.compareTo(flow.most(at)) > 0) {
        fail(
            new Sentence(
                "Flow of " + plain(told) + " m³/h, above the meter's class",
                "流量 " + plain(told) + " 立方米/小时，超出表具规格"),
            word);
      }
    }
    boolean closed = Boolean.FALSE.equals(word.fact().valveOpen());
    if ((closed && word.fact().flow().flows()) || word.fact().alarms().contains(LEAK)) {
      fail(new Sentence("Gas flows behind the closed valve", "阀门关闭时仍有流量"), word);
    }
  }

  private void pair(MeterIndex one, MeterIndex next) {
    BigDecimal used = MeterFlow.used(one, next);
    if (used.signum() < 0) {
      fell(one, next, used.negate());
      return;
    }
    if (used.compareTo(flow.most(one, next)) > 0) {
      fail(
          new Sentence(
              "Index rose by " + plain(used) + " m³, more than the meter's class lets through",
              "读数增加 " + plain(used) + " 立方米，超出表具规格所能通过"),
          one,
          next);
    }
    boolean closed = shut(one) && shut(next);
    if (closed && used.compareTo(MeterFlow.ulp(one, next)) > 0) {
      usedWhileClosed(one, next, used);
    }
  }

  /** It may have been opened, and closed again, where nothing was told in between. */
  private void usedWhileClosed(MeterIndex one, MeterIndex next, BigDecimal used) {
    Sentence because =
        new Sentence(
            plain(used) + " m³ used while the valve is said to be closed",
            "阀门报告为关闭期间用气 " + plain(used) + " 立方米");
    if (hands.mayHaveTurnedValve(meter, one.time().lo(), next.time().hi())) {
      undecided(because, "; it may have been opened meanwhile", "；其间阀门可能被打开过", one, next);
    } else {
      fail(because, one, next);
    }
  }

  private static boolean shut(MeterIndex index) {
    return Boolean.FALSE.equals(index.word().fact().valveOpen());
  }

  private void fell(MeterIndex one, MeterIndex next, BigDecimal by) {
    MeterHands.Said replaced = hands.replaced(meter, one.time().lo(), next.time().hi());
    if (by.compareTo(MeterFlow.ulp(one, next)) <= 0
        || replaced == MeterHands.Said.YES
        || (one.word().surelyBefore(next.word()) && flow.rolledOver(one, next))) {
      return;
    }
    Sentence because =
        new Sentence("Index fell by " + plain(by) + " m³", "读数减小 " + plain(by) + " 立方米");
    if (!one.word().surelyBefore(next.word())) {
      undecided(because, ", if the clocks give the right order", "（若时钟先后无误）", one, next);
    } else if (replaced == MeterHands.Said.MAYBE) {
      undecided(because, "; the meter may have been replaced", "；表具可能已更换", one, next);
    } else {
      fail(because, one, next);
    }
  }

  private void undecided(Sentence because, String en, String zh, MeterIndex one, MeterIndex next) {
    found.add(
        Judgement.undecided(
                null,
                new Sentence(because.en() + en, because.zh() + zh),
                List.of(one.seq(), next.seq()))
            .about(during(one.word(), next.word())));
  }

  private void fail(Sentence because, MeterIndex one, MeterIndex next) {
    fail(because, one.word(), next.word());
  }

  private void fail(Sentence because, MeterWord... words) {
    List<Long> evidence = new ArrayList<>();
    for (MeterWord word : words) {
      evidence.add(word.seq());
    }
    found.add(
        Judgement.fail(Cause.DEVICE, null, because, evidence)
            .about(during(words[0], words[words.length - 1])));
  }

  /** From the one to the other, whichever of them came first. */
  private static TimeBounds during(MeterWord one, MeterWord next) {
    TimeBounds a = one.time();
    TimeBounds b = next.time();
    return TimeBounds.ofMicros(
        Math.min(a.loMicros(), b.loMicros()),
        Math.max(a.estimateMicros(), b.estimateMicros()),
        Math.max(a.hiMicros(), b.hiMicros()));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
