package io.lintel.simulator.score;

import io.lintel.simulator.scenario.Truth;
import io.lintel.simulator.score.BadgeAndWindow.Said;
import io.lintel.simulator.score.Score.Baseline;
import java.util.List;

/** Holds what the gateway says against the truth. */
public final class Scorer {
  private Scorer() {}

  public static Score score(Played played, Observed observed) {
    Truth truth = played.truth();
    LineAnswers lines = new LineAnswers(truth.lines());
    ReplayTally replay = ReplayTally.of(played.replay(), truth.from(), observed);
    Said plain =
        BadgeAndWindow.of(
            SentDay.of(played.sendings().stream().filter(each -> !each.repeat()).toList()));
    List<Judged> all = Judged.all(truth, observed.verdicts());
    List<String> silent = Judged.silentRules(all);
    List<Judged> judged =
        all.stream().filter(each -> !silent.contains(each.rule().rule())).toList();
    List<Judged> plainly =
        Judged.all(truth, plain.verdicts()).stream()
            .filter(each -> BadgeAndWindow.RULES.contains(each.rule().rule()))
            .toList();
    return new Score(
        truth.scenario(),
        truth.seed(),
        ReadingTally.of(played, lines, replay.others()).plus(replay.readings()),
        UploadTally.of(observed.readings(), observed.points()),
        SlotTally.of(replay.others().slots(), lines).plus(replay.slots()),
        LinkTally.of(truth, observed.links()),
        Audit.of(judged),
        silent,
        MishapTally.of(truth, judged, plainly),
        new Baseline(LinkTally.of(truth, plain.links()), Audit.of(plainly)),
        observed.entries());
  }
}
