package io.lintel.simulator.scenario;

import io.lintel.simulator.device.RecorderModel;
import io.lintel.simulator.device.RecorderReport;
import io.lintel.simulator.dock.Storage;
import io.lintel.simulator.mishap.DockingMishaps;
import io.lintel.simulator.mishap.MishapKind;
import io.lintel.simulator.mishap.SpeakingMishaps;
import io.lintel.simulator.mishap.Strike;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How one recorder speaks and writes, from some moment of the day on. */
record RecorderHabits(
    Optional<Since> silent,
    Optional<Since> heartless,
    Optional<Since> unnumbered,
    Optional<Since> relayed,
    Optional<Since> headerTellsFinish,
    Duration relay) {
  /** A habit and when it begins. */
  record Since(Strike strike, Instant at) {
    boolean holds(Instant when) {
      return !when.isBefore(at);
    }

    String name() {
      return strike.kind().name();
    }
  }

  static RecorderHabits of(Draft draft, String recorder, String owner, RecorderModel model) {
    Draw draw = new Draw(draft, recorder, owner);
    Optional<Since> relayed = draw.of(SpeakingMishaps.RELAYED_WITH_DELAY, recorder);
    return new RecorderHabits(
        draw.of(SpeakingMishaps.RECORDER_SAYS_NOTHING, recorder),
        draw.of(SpeakingMishaps.HEARTBEATS_NEVER_SENT, recorder),
        draw.of(SpeakingMishaps.WORDS_NOT_NUMBERED, recorder),
        relayed,
        draw.of(DockingMishaps.HEADER_TELLS_FINISH, model.name()),
        relayed.map(it -> it.strike().duration("by")).orElse(Duration.ZERO));
  }

  private record Draw(Draft draft, String recorder, String owner) {
    Optional<Since> of(MishapKind kind, String occasion) {
      return draft
          .strikingToday(kind, occasion, recorder, owner)
          .map(strike -> new Since(strike, draft.begin(strike)));
    }
  }

  /** Whether {@code report} never leaves the recorder. */
  boolean unsaid(RecorderReport report) {
    boolean beat = report.type().equals("heartbeat");
    return holds(silent, report.at()) || (beat && holds(heartless, report.at()));
  }

  boolean numbered(Instant at) {
    return !holds(unnumbered, at);
  }

  /** How long the maker's cloud keeps what was sent at {@code at}. */
  Duration relay(Instant at) {
    return holds(relayed, at) ? relay : Duration.ZERO;
  }

  /** Whether the time of sending and the round trip come along. */
  boolean forwardsAll(Instant at) {
    return relayed
        .filter(it -> it.holds(at) && it.strike().text("forwards").equals("time"))
        .isEmpty();
  }

  /** What time its files tell. */
  Storage.Stamps stamps() {
    return headerTellsFinish
        .map(
            it ->
                it.strike().text("record").equals("header")
                    ? Storage.Stamps.FINISH_AND_RECORD
                    : Storage.Stamps.FINISH)
        .orElse(Storage.Stamps.BEGIN);
  }

  List<String> mishaps(Instant when) {
    return Stream.of(silent, heartless, unnumbered, relayed, headerTellsFinish)
        .flatMap(Optional::stream)
        .filter(it -> it.holds(when))
        .map(Since::name)
        .toList();
  }

  private static boolean holds(Optional<Since> habit, Instant at) {
    return habit.filter(it -> it.holds(at)).isPresent();
  }
}
