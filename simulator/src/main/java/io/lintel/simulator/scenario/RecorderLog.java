package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.RecorderReport;
import io.lintel.simulator.mishap.MishapKind;
import io.lintel.simulator.mishap.RecorderMishaps;
import io.lintel.simulator.mishap.SpeakingMishaps;
import io.lintel.simulator.people.Luck;
import io.lintel.simulator.people.Walk;
import io.lintel.simulator.scenario.Sending.Way;
import io.lintel.simulator.scenario.Truth.EventTruth;
import io.lintel.simulator.scenario.Truth.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one recorder says in the course of a day, and what becomes of it on the way. */
final class RecorderLog {
  /** Said whether it records or not. */
  private static final Set<String> OF_A_MOMENT = Set.of("heartbeat", "battery_low", "storage_low");

  private final Draft draft;
  private final RecorderDay day;
  private final List<Walk> walks;
  private final List<Outage> cellars;
  private final List<Outage> silences;
  private final Fixes fixes;
  private final List<EventTruth> events = new ArrayList<>();

  /**
   * @param walks of whoever carried it, in the order of time
   */
  private RecorderLog(Draft draft, RecorderDay day, List<Walk> walks) {
    this.draft = draft;
    this.day = day;
    this.walks = walks;
    this.cellars = outages(RecorderMishaps.RECORDER_OFFLINE);
    this.silences = outages(RecorderMishaps.HEARTBEATS_LOST);
    this.fixes = Fixes.ofRecorder(draft, walks, day.hands()::place);
  }

  /** Sends what there is to be sent; answers with all that was said, even what never arrives. */
  static List<EventTruth> written(Draft draft, RecorderDay day, List<Walk> walks) {
    RecorderLog log = new RecorderLog(draft, day, walks);
    Way way =
        Draft.way(
            Integer.parseInt(day.recorder().substring(2)), draft.scenario().recorders().coap());
    day.diary().reports().forEach(report -> log.write(report, way));
    return log.events;
  }

  private List<Outage> outages(MishapKind kind) {
    List<Outage> outages = new ArrayList<>();
    for (Walk walk : walks) {
      Luck luck = draft.luck(walk.technician());
      if (luck.in(walk, kind).isPresent()) {
        outages.add(new Outage(walk.knock(), walk.ended()));
      }
    }
    return outages;
  }

  private void write(RecorderReport report, Way way) {
    Dice own = draft.dice().fork(report.recorder() + "/" + report.seq());
    List<String> mishaps = new ArrayList<>(day.mishaps(report.at()));
    Belonging belonging = belonging(report).disputing(day.hands().missed());
    Optional<String> lost = lost(report);
    lost.ifPresent(mishaps::add);
    if (lost.isPresent() || day.habits().unsaid(report)) {
      belonging = belonging.unheard();
    } else {
      Instant ready = Outage.passable(report.at(), cellars);
      if (ready.isAfter(report.at())) {
        mishaps.add(RecorderMishaps.RECORDER_OFFLINE.name());
      }
      send(ready.plus(own.seconds(0.02, 0.1)), report, way, own);
      // Without a number nobody can say which message a link is about.
      belonging = day.habits().numbered(report.at()) ? belonging : belonging.unheard();
    }
    events.add(
        new EventTruth(
            report.recorder(), report.seq(), report.type(), report.at(), belonging, mishaps));
  }

  /** The mishap by which it never arrives. */
  private Optional<String> lost(RecorderReport report) {
    if (report.type().equals("heartbeat") && Outage.covers(report.at(), silences)) {
      return Optional.of(RecorderMishaps.HEARTBEATS_LOST.name());
    }
    return draft.mishaps().of(SpeakingMishaps.WORDS_LOST).stream()
        .filter(it -> it.covers(Duration.between(draft.from(), report.at())))
        .filter(it -> it.concerns(day.recorder(), day.owner()))
        .filter(it -> isAbout(it.settings().get("what"), report))
        .filter(it -> it.strikes(draft.dice(), day.recorder() + "/" + report.seq()).isPresent())
        .findFirst()
        .map(it -> it.kind().name());
  }

  private static boolean isAbout(@Nullable String what, RecorderReport report) {
    return "any".equals(what)
        || report.type().equals("start".equals(what) ? "recording_started" : "recording_stopped");
  }

  private void send(Instant at, RecorderReport report, Way way, Dice own) {
    Duration roundTrip = MobileNetwork.roundTrip(own);
    boolean all = day.habits().forwardsAll(report.at());
    draft.report(
        at.plus(day.habits().relay(report.at())),
        way,
        report.recorder(),
        Messages.eventsOf(report.recorder()),
        draft
            .messages()
            .event(
                report,
                fixes.told(report.at(), report.fix()),
                day.habits().numbered(report.at()),
                all ? day.clock().shows(at) : null,
                all && report.seq() != 1 ? roundTrip : null),
        RecorderMishaps.REPORT_SENT_TWICE,
        own);
  }

  /** What begins or ends a recording belongs where the recording does. */
  private Belonging belonging(RecorderReport report) {
    Recording recording = day.diary().recordingAt(report.at());
    if (recording == null || OF_A_MOMENT.contains(report.type())) {
      return Belonging.ofMoment(report.at(), walks);
    }
    Instant end = recording.end();
    return Belonging.ofRecording(
        recording.begin(), day.model().prebuffer(), end == null ? Instant.MAX : end, walks);
  }
}
