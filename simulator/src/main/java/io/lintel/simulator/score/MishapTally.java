package io.lintel.simulator.score;

import io.lintel.simulator.scenario.FileTruth;
import io.lintel.simulator.scenario.Truth;
import io.lintel.simulator.scenario.Truth.RecorderTruth;
import io.lintel.simulator.scenario.Truth.VisitTruth;
import io.lintel.simulator.score.Score.Touched;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The verdicts again, kind of mishap by kind of mishap, and what else each kind touched. */
final class MishapTally {
  /** Visits at which nothing went wrong, to compare with. */
  static final String NOTHING = "none";

  private final Map<String, List<String>> ofRecorder = new HashMap<>();
  private final SortedMap<String, List<Judged>> gateway = new TreeMap<>();
  private final SortedMap<String, List<Judged>> plain = new TreeMap<>();
  private final Map<String, Long> reports = new HashMap<>();
  private final Map<String, Long> readings = new HashMap<>();
  private final Map<String, Long> exchanges = new HashMap<>();

  private final List<FileTruth> strickenFiles;

  private MishapTally(Truth truth) {
    strickenFiles =
        truth.docks().files().stream().filter(file -> !file.mishaps().isEmpty()).toList();
  }

  /**
   * @param plain what the baseline said of the same day
   */
  static SortedMap<String, Touched> of(Truth truth, List<Judged> gateway, List<Judged> plain) {
    MishapTally tally = new MishapTally(truth);
    for (RecorderTruth recorder : truth.recorders()) {
      tally.ofRecorder.put(recorder.recorder(), recorder.mishaps());
    }
    gateway.forEach(judged -> tally.add(judged, tally.gateway));
    plain.forEach(judged -> tally.add(judged, tally.plain));
    truth.events().forEach(event -> count(event.mishaps(), tally.reports));
    truth.readings().forEach(reading -> count(reading.mishaps(), tally.readings));
    truth.lines().exchanges().forEach(exchange -> count(exchange.mishaps(), tally.exchanges));
    return tally.touched();
  }

  private void add(Judged judged, SortedMap<String, List<Judged>> groups) {
    for (String mishap : at(judged.visit())) {
      groups.computeIfAbsent(mishap, name -> new ArrayList<>()).add(judged);
    }
  }

  /**
   * What went wrong at a visit: at the door, with the recorder carried there, and with its files.
   */
  private Set<String> at(VisitTruth visit) {
    Set<String> mishaps = new TreeSet<>(visit.mishaps());
    mishaps.addAll(ofRecorder.getOrDefault(visit.recorder(), List.of()));
    for (FileTruth file : strickenFiles) {
      if (file.holds(visit)) {
        mishaps.addAll(file.mishaps());
      }
    }
    return mishaps.isEmpty() ? Set.of(NOTHING) : mishaps;
  }

  private static void count(List<String> mishaps, Map<String, Long> counts) {
    mishaps.forEach(mishap -> counts.merge(mishap, 1L, Long::sum));
  }

  private SortedMap<String, Touched> touched() {
    Set<String> names = new TreeSet<>(gateway.keySet());
    names.addAll(reports.keySet());
    names.addAll(readings.keySet());
    names.addAll(exchanges.keySet());
    SortedMap<String, Touched> touched = new TreeMap<>();
    names.forEach(name -> touched.put(name, touched(name)));
    return touched;
  }

  private Touched touched(String name) {
    List<Judged> judged = gateway.getOrDefault(name, List.of());
    Audit audit = Audit.of(judged);
    return new Touched(
        judged.stream().map(each -> each.visit().visit()).distinct().count(),
        judged.stream().map(each -> each.visit().recorder()).distinct().count(),
        reports.getOrDefault(name, 0L),
        readings.getOrDefault(name, 0L),
        exchanges.getOrDefault(name, 0L),
        Confusion.of(judged),
        audit.falseAccusations(),
        audit.missedOver60s(),
        Audit.of(plain.getOrDefault(name, List.of())).falseAccusations());
  }
}
