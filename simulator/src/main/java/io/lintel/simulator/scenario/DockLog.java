package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.dock.Dock;
import io.lintel.simulator.dock.DockSession;
import io.lintel.simulator.dock.Footage;
import io.lintel.simulator.dock.RecordedFile;
import io.lintel.simulator.mishap.DockingMishaps;
import io.lintel.simulator.mishap.MishapKind;
import io.lintel.simulator.mishap.MishapList;
import io.lintel.simulator.mishap.Strike;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The evening at the depot: each recorder is put on a dock, which takes its files. */
final class DockLog {
  private static final double SOONEST_SECONDS = 60;
  private static final double LATEST_SECONDS = 900;

  private static final long NINE_HOURS = 9 * 3_600;
  private static final long A_YEAR = 365 * 86_400;
  private static final long ALL_ONES = 0xFFFF_FFFFL;

  /** Who docks later than this does it on another day, if the scenario does not last longer. */
  private static final Duration EVENING = Duration.ofHours(6);

  private final Scenario scenario;
  private final Instant from;
  private final Instant to;
  private final MishapList mishaps;
  private final Dice dice;
  private final DockMessages messages;
  private final List<FileTruth> files = new ArrayList<>();
  private final List<DockingTruth> dockings = new ArrayList<>();
  private final List<Sending> sendings = new ArrayList<>();
  private final List<Sending> later = new ArrayList<>();
  private int home;

  /**
   * @param to when the last technician is done
   */
  DockLog(Scenario scenario, Instant from, Instant to, MishapList mishaps, Dice dice) {
    this.scenario = scenario;
    this.from = from;
    this.to = to;
    this.mishaps = mishaps;
    this.dice = dice;
    this.messages = new DockMessages(scenario.zone(), scenario.town().district(), dice);
  }

  /**
   * In turn on one dock and the next. Without a dock nothing is docked, and there are no files to
   * speak of.
   */
  void home(Evening recorder) {
    if (scenario.docks().isEmpty()) {
      return;
    }
    Dice own = dice.fork(recorder.recorder() + " dock");
    Dock dock = scenario.docks().get(home++ % scenario.docks().size());
    Instant at = to.plus(own.seconds(SOONEST_SECONDS, LATEST_SECONDS));
    List<String> befallen = new ArrayList<>();
    Optional<Strike> late = today(DockingMishaps.DOCKED_LATE, recorder, dock);
    if (late.isPresent()) {
      at = at.plus(late.get().duration("by"));
      befallen.add(late.get().kind().name());
    }
    boolean reads = dock.readsTime();
    if (today(DockingMishaps.DOCK_DOES_NOT_READ_TIME, recorder, dock).isPresent()) {
      reads = false;
      befallen.add(DockingMishaps.DOCK_DOES_NOT_READ_TIME.name());
    }
    List<FileFate> fates = new ArrayList<>();
    for (RecordedFile file : recorder.files(scenario.zone(), at, own.fork("files"))) {
      fates.add(fate(file, recorder, dock));
    }
    DockSession session =
        new DockSession(
            dock,
            recorder.recorder(),
            recorder.model(),
            recorder.owner(),
            at,
            reads ? recorder.clock().apply(at) : null,
            fates.stream().flatMap(fate -> fate.listed().stream()).toList(),
            fates.stream().flatMap(fate -> fate.found().stream()).toList());
    write(session, befallen);
    copied(session, fates);
    again(session, fates, own);
    fates.forEach(fate -> files.add(fate.truth(befallen)));
  }

  private FileFate fate(RecordedFile recorded, Evening recorder, Dock dock) {
    Optional<Strike> length = strikes(DockingMishaps.FILE_LENGTH_WRONG, recorded, recorder, dock);
    RecordedFile file = length.map(it -> recorded.declaring(declared(it))).orElse(recorded);
    FileFate fate = new FileFate(file);
    length.ifPresent(fate::befallen);
    fate.neverDocked(strikes(DockingMishaps.FILE_NEVER_DOCKED, file, recorder, dock));
    fate.overwritten(strikes(DockingMishaps.FILE_OVERWRITTEN, file, recorder, dock));
    fate.twice(strikes(DockingMishaps.DOCKED_TWICE, file, recorder, dock));
    return fate;
  }

  private static Footage.Declared declared(Strike strike) {
    return switch (strike.text("says")) {
      case "nine_hours" -> new Footage.Declared(NINE_HOURS, 1);
      case "a_year" -> new Footage.Declared(A_YEAR, 1);
      default -> new Footage.Declared(ALL_ONES, 90_000);
    };
  }

  private void copied(DockSession session, List<FileFate> fates) {
    for (DockSession.Copy copy : session.copies()) {
      fates.stream()
          .filter(fate -> fate.found().filter(copy.file()::equals).isPresent())
          .forEach(fate -> fate.copied(session.dock(), copy));
    }
  }

  /** At another station if there is one; the first one has set the clock. */
  private void again(DockSession first, List<FileFate> fates, Dice own) {
    List<Dock> others =
        scenario.docks().stream().filter(dock -> !dock.equals(first.dock())).toList();
    for (FileFate fate : fates) {
      Optional<Duration> after = fate.againAfter();
      if (after.isPresent()) {
        Dock dock = others.isEmpty() ? first.dock() : own.fork(fate.name()).pick(others);
        Instant at = first.done().plus(after.get());
        DockSession second =
            new DockSession(
                dock,
                first.recorder(),
                first.model(),
                first.user(),
                at,
                dock.readsTime() ? at : null,
                fate.listed().stream().toList(),
                fate.found().stream().toList());
        write(second, List.of(DockingMishaps.DOCKED_TWICE.name()));
        copied(second, List.of(fate));
      }
    }
  }

  private void write(DockSession session, List<String> befallen) {
    dockings.add(
        new DockingTruth(
            session.dock().id(),
            session.recorder(),
            session.at(),
            session.read(),
            session.files().size(),
            befallen));
    boolean inTime = session.at().isBefore(to.plus(played()));
    (inTime ? sendings : later).addAll(messages.of(session));
  }

  private Duration played() {
    Duration afterwards = scenario.afterwards();
    return afterwards.compareTo(EVENING) > 0 ? afterwards : EVENING;
  }

  private Optional<Strike> strikes(
      MishapKind kind, RecordedFile file, Evening recorder, Dock dock) {
    return mishaps.striking(
        kind,
        dice,
        Duration.between(from, file.begin()),
        recorder.recorder() + " " + file.begin().toEpochMilli(),
        file.name(),
        recorder.recorder(),
        recorder.owner(),
        dock.id());
  }

  /** What has one opportunity a day strikes whenever its window is. */
  private Optional<Strike> today(MishapKind kind, Evening recorder, Dock dock) {
    return mishaps.of(kind).stream()
        .filter(mishap -> mishap.concerns(recorder.recorder(), recorder.owner(), dock.id()))
        .flatMap(mishap -> mishap.strikes(dice, recorder.recorder()).stream())
        .findFirst();
  }

  DockTruth truth() {
    return new DockTruth(files, dockings);
  }

  /** What the docks say while the day is played. */
  List<Sending> sendings() {
    return sendings;
  }

  /** What they say on another day. */
  List<Sending> later() {
    return later;
  }
}
