package io.lintel.simulator.score;

import io.lintel.simulator.score.SentDay.Badge;
import io.lintel.simulator.score.SentDay.Event;
import io.lintel.simulator.score.SentDay.Order;
import io.lintel.simulator.score.SentDay.Report;
import io.lintel.simulator.score.SentDay.Tap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A day as it looks to somebody who believes every clock: clips, dispatches, badges.
 *
 * @param heartbeats by the time they state
 * @param reports by meter
 */
record BelievedDay(
    List<Clip> clips,
    List<Dispatch> dispatches,
    List<Badge> badges,
    NavigableMap<Instant, List<Event>> heartbeats,
    Map<String, List<Report>> reports) {
  private static final Set<String> RINGS = Set.of("bell", "knocked");
  private static final Set<String> CLIP_ENDS = Set.of("recording_stopped", "power_off", "power_on");
  private static final Set<String> ENDS = Set.of("left", "not_met");

  /** A clip still running when the day ends. */
  private static final Instant OPEN = Instant.MAX;

  /**
   * @param seqs of the recorder's reports that begin and end it
   */
  record Clip(String recorder, Instant begin, Instant end, List<Long> seqs) {}

  /**
   * One technician's turn at one visit.
   *
   * @param from when it was dispatched, else when the visit before was left, else the appointment's
   *     beginning
   * @param to when it was left, else the appointment's end
   * @param arrived when the arrival was tapped, else {@code from}
   * @param knock the first bell or knock, else the entering; null where nobody went
   * @param met when the door was entered; null where nobody opened
   */
  record Dispatch(
      String visit,
      String kind,
      String technician,
      List<String> meters,
      Instant from,
      Instant to,
      Instant arrived,
      @Nullable Instant knock,
      @Nullable Instant met,
      boolean typedReading) {
    boolean holds(Instant at) {
      return !at.isBefore(from) && !at.isAfter(to);
    }

    boolean isThere(Instant at) {
      return !at.isBefore(arrived) && !at.isAfter(to);
    }
  }

  static BelievedDay of(SentDay sent) {
    Map<String, List<Tap>> taps = sent.taps().stream().collect(Collectors.groupingBy(Tap::visit));
    Map<String, List<Dispatch>> byTechnician = new HashMap<>();
    for (Order order : sent.orders()) {
      for (String technician : order.technicians()) {
        byTechnician
            .computeIfAbsent(technician, name -> new ArrayList<>())
            .add(dispatch(order, technician, taps.getOrDefault(order.visit(), List.of())));
      }
    }
    List<Dispatch> dispatches = new ArrayList<>();
    byTechnician.values().forEach(own -> dispatches.addAll(oneAfterAnother(own)));
    return new BelievedDay(
        clips(sent.events()),
        dispatches,
        sent.badges(),
        sent.events().stream()
            .filter(event -> event.type().equals("heartbeat"))
            .collect(Collectors.groupingBy(Event::at, TreeMap::new, Collectors.toList())),
        sent.reports().stream().collect(Collectors.groupingBy(Report::meter)));
  }

  private static Dispatch dispatch(Order order, String technician, List<Tap> all) {
    List<Tap> taps =
        all.stream()
            .filter(tap -> tap.technician().equals(technician))
            .sorted(Comparator.comparing(Tap::at))
            .toList();
    Instant met = first(taps, Set.of("entered"));
    Instant rung = first(taps, RINGS);
    Instant left = first(taps, ENDS);
    Instant dispatched = first(taps, Set.of("dispatched"));
    Instant arrived = first(taps, Set.of("arrived"));
    Instant from = dispatched == null ? order.from() : dispatched;
    return new Dispatch(
        order.visit(),
        order.kind(),
        technician,
        order.meters(),
        from,
        left == null ? order.to() : left,
        arrived == null ? from : arrived,
        rung == null ? met : rung,
        met,
        taps.stream().anyMatch(Tap::typedReading));
  }

  private static @Nullable Instant first(List<Tap> taps, Set<String> steps) {
    return taps.stream()
        .filter(tap -> steps.contains(tap.step()))
        .map(Tap::at)
        .findFirst()
        .orElse(null);
  }

  /** Nobody is dispatched to a visit before the one before is left. */
  private static List<Dispatch> oneAfterAnother(List<Dispatch> own) {
    own.sort(Comparator.comparing(Dispatch::to));
    List<Dispatch> windows = new ArrayList<>();
    Instant free = Instant.MIN;
    for (Dispatch each : own) {
      Instant from = each.from().isAfter(free) ? each.from() : free;
      windows.add(
          new Dispatch(
              each.visit(),
              each.kind(),
              each.technician(),
              each.meters(),
              from,
              each.to(),
              each.arrived(),
              each.knock(),
              each.met(),
              each.typedReading()));
      free = each.knock() == null ? free : each.to();
    }
    return windows;
  }

  private static List<Clip> clips(List<Event> events) {
    Map<String, List<Event>> byRecorder =
        events.stream().collect(Collectors.groupingBy(Event::recorder));
    List<Clip> clips = new ArrayList<>();
    byRecorder.forEach((recorder, own) -> clips.addAll(ofOne(recorder, own)));
    return clips;
  }

  private static List<Clip> ofOne(String recorder, List<Event> events) {
    List<Clip> clips = new ArrayList<>();
    Event begun = null;
    for (Event event : events) {
      if (event.type().equals("recording_started")) {
        begun = event;
      } else if (begun != null && CLIP_ENDS.contains(event.type())) {
        clips.add(new Clip(recorder, begun.at(), event.at(), List.of(begun.seq(), event.seq())));
        begun = null;
      }
    }
    if (begun != null) {
      clips.add(new Clip(recorder, begun.at(), OPEN, List.of(begun.seq())));
    }
    return clips;
  }

  boolean isBookedOut(String recorder, String technician, Instant at) {
    Badge last = null;
    for (Badge badge : badges) {
      Instant to = badge.to();
      boolean covers = !badge.from().isAfter(at) && (to == null || to.isAfter(at));
      boolean later = last == null || badge.from().isAfter(last.from());
      last = badge.recorder().equals(recorder) && covers && later ? badge : last;
    }
    return last != null && last.technician().equals(technician);
  }

  List<Event> heartbeats(Dispatch dispatch) {
    if (dispatch.arrived().isAfter(dispatch.to())) {
      return List.of();
    }
    return heartbeats.subMap(dispatch.arrived(), true, dispatch.to(), true).values().stream()
        .flatMap(List::stream)
        .filter(event -> isBookedOut(event.recorder(), dispatch.technician(), event.at()))
        .toList();
  }

  List<Report> reports(Dispatch dispatch) {
    return dispatch.meters().stream()
        .distinct()
        .flatMap(meter -> reports.getOrDefault(meter, List.of()).stream())
        .filter(report -> dispatch.isThere(report.at()))
        .toList();
  }

  boolean wasRead(Dispatch dispatch) {
    Instant met = dispatch.met();
    return dispatch.typedReading()
        || reports(dispatch).stream().anyMatch(each -> met != null && !each.at().isBefore(met));
  }
}
