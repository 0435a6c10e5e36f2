package io.lintel.simulator.score;

import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.Sending;
import io.lintel.simulator.scenario.Truth;
import io.lintel.simulator.score.BadgeAndWindow.Said;
import io.lintel.simulator.score.Score.Baseline;
import java.time.ZoneId;
import java.util.List;

/** Holds what the gateway says against the truth. */
public final class Scorer {
  private Scorer() {}

  public static Score score(Day day, Observed observed) {
    return score(day.truth(), day.scenario().zone(), day.sendings(), observed);
  }

  /**
   * @param zone in which households have their breakfast
   */
  static Score score(Truth truth, ZoneId zone, List<Sending> sendings, Observed observed) {
    SentDay sent = SentDay.of(sendings);
    Said plain = BadgeAndWindow.of(sent);
    List<Judged> judged = Judged.all(truth, observed.verdicts());
    List<Judged> plainly =
        Judged.all(truth, plain.verdicts()).stream()
            .filter(each -> BadgeAndWindow.RULES.contains(each.rule().rule()))
            .toList();
    return new Score(
        truth.scenario(),
        truth.seed(),
        ReadingTally.of(truth, zone, sent.reports(), observed),
        UploadTally.of(observed.readings(), observed.points()),
        SlotTally.of(observed.slots(), slot -> false),
        LinkTally.of(truth, observed.links()),
        Audit.of(judged),
        MishapTally.of(truth, judged, plainly),
        new Baseline(LinkTally.of(truth, plain.links()), Audit.of(plainly)),
        observed.entries());
  }
}
