package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.policy.Limits;
import io.lintel.gateway.wording.Sentence;
import io.lintel.meter.reading.GasVolume.Conditions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * MTR-3: the index never falls, the flow stays within the class, a closed valve lets nothing by.
 */
final class MeterSound implements Rule {
  static final String ID = "MTR-3";

  private static final Card CARD =
      Card.of(ID, Scope.VISIT)
          .clause("(none) The meter measures soundly.", "（无原文）表具计量正常")
          .from(SourceDocument.NONE, Basis.OURS)
          .checks(
              "The index never falls except by roll-over or replacement, the flow stays within"
                  + " max_flow_m3h, and nothing is used while the valve is closed.",
              "除翻转或换表外读数不减小，流量不超过 max_flow_m3h，阀门关闭时没有用气。")
          .judged(
              "For the visit's meters, from 12 h before the day to 12 h after it. FAIL has cause"
                  + " `device`. Readings whose order the clocks leave open are UNDECIDED, and so is"
                  + " an index that fell while a replacement is not known to be over, and use"
                  + " behind a closed valve that somebody there or a command may have opened; the"
                  + " last digit that a meter tells is allowed for. Line and base volumes are"
                  + " looked at each by itself. NOT_APPLICABLE where the meters say nothing"
                  + " themselves.",
              "针对服务的表具，自当日前 12 小时至当日后 12 小时。不合格的原因为"
                  + " `device`。时钟无法确定先后的读数为无法判定；换表尚不知是否结束时的读数减小，以及其间可能有人或指令打开过阀门的用气，亦为无法判定；容许表具末位的误差。工况与标况各自判定。表具自身没有读数则不适用。")
          .limits(MeterLimits.MAX_FLOW, MeterLimits.MAX_CONVERSION);

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Judgement judge(VisitScene scene, Limits limits) {
    MeterFlow flow = MeterFlow.of(limits);
    return MetersOfVisit.judge(
        scene.door(),
        scene.day(),
        new Sentence("Index, flow and valve agree", "读数、流量与阀门状态一致"),
        (meter, told) -> new Judging(scene.day(), flow, meter).look(told));
  }

  /** One meter's words, looked through. */
  private static final class Judging {
    /** What a meter with a valve of its own reports when its valve leaks. */
    private static final String LEAK = "flow_behind_closed_valve";

    private final MeterHands hands;
    private final MeterFlow flow;
    private final String meter;
    private final List<Judgement> found = new ArrayList<>();

    private Judging(CaseDay day, MeterFlow flow, String meter) {
      this.hands = new MeterHands(day);
      this.flow = flow;
      this.meter = meter;
    }

    List<Judgement> look(List<MeterWord> told) {
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
      return found;
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

    private void undecided(
        Sentence because, String en, String zh, MeterIndex one, MeterIndex next) {
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
}
