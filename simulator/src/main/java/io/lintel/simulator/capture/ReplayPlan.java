package io.lintel.simulator.capture;

import io.lintel.simulator.replay.Frames;
import io.lintel.simulator.replay.ReplayLine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A capture cut to what one scenario holds: one day, a limited number of exchanges, meters with
 * names and a schedule.
 *
 * @param from the minute of the first question
 * @param to a minute after the last
 */
public record ReplayPlan(
    String name,
    ZoneId zone,
    LocalDateTime from,
    LocalDateTime to,
    List<PlannedLine> lines,
    List<String> notes) {
  private static final Duration AFTER_THE_LAST = Duration.ofMinutes(1);
  private static final LocalDateTime NEVER = LocalDateTime.MIN;

  /** What the capture does not know and its reader does. */
  public record Wishes(
      String name,
      ZoneId zone,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable Duration every,
      int baud,
      String parity,
      MeterNames meters) {}

  /** Names and profiles of meters. */
  public interface MeterNames {
    /** Null: the capture's own, or the line's with the address. */
    @Nullable String id(String line, int address);

    /** Null: nobody is told to read it. */
    @Nullable String profile(Frames frames, int address, List<CapturedTurn> turns);
  }

  public record PlannedLine(
      String id,
      Frames frames,
      int baud,
      String parity,
      ZoneId zone,
      List<PlannedMeter> meters,
      List<CapturedTurn> turns) {
    public PlannedLine {
      meters = List.copyOf(meters);
      turns = List.copyOf(turns);
    }
  }

  public record PlannedMeter(String id, int address, @Nullable String profile, Duration every) {}

  public ReplayPlan {
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /**
   * @throws BadCapture if nothing is left
   */
  public static ReplayPlan of(Captured captured, Wishes wishes) {
    List<String> notes = new ArrayList<>(captured.notes());
    LocalDate day = firstDay(captured, wishes);
    List<PlannedLine> lines = new ArrayList<>();
    int left = ReplayLine.MOST_EXCHANGES;
    long otherDays = 0;
    long beyond = 0;
    for (CapturedLine line : captured.lines()) {
      List<CapturedTurn> wanted = wanted(line, wishes);
      List<CapturedTurn> ofDay =
          wanted.stream().filter(turn -> local(turn, wishes).toLocalDate().equals(day)).toList();
      otherDays += wanted.size() - ofDay.size();
      List<CapturedTurn> kept = ofDay.subList(0, Math.min(left, ofDay.size()));
      beyond += ofDay.size() - kept.size();
      left -= kept.size();
      if (!kept.isEmpty()) {
        lines.add(planned(line, kept, wishes));
      }
    }
    note(notes, otherDays, "of other days than " + day + "; --from names the day");
    note(notes, beyond, "beyond the first " + ReplayLine.MOST_EXCHANGES + "; --from and --until");
    return bounded(lines, wishes, notes);
  }

  private static void note(List<String> notes, long count, String what) {
    if (count > 0) {
      notes.add("%,d exchanges %s".formatted(count, what));
    }
  }

  private static LocalDate firstDay(Captured captured, Wishes wishes) {
    return captured.lines().stream()
        .flatMap(line -> wanted(line, wishes).stream())
        .map(turn -> local(turn, wishes))
        .min(Comparator.naturalOrder())
        .orElseThrow(
            () ->
                new BadCapture(
                    wishes.name(),
                    List.of("no question with its answer, or none in the asked-for time")))
        .toLocalDate();
  }

  private static List<CapturedTurn> wanted(CapturedLine line, Wishes wishes) {
    Instant from = wishes.from();
    Instant until = wishes.until();
    return line.turns().stream()
        .filter(turn -> from == null || !turn.at().isBefore(from))
        .filter(turn -> until == null || turn.at().isBefore(until))
        .sorted(Comparator.comparing(CapturedTurn::at))
        .toList();
  }

  private static LocalDateTime local(CapturedTurn turn, Wishes wishes) {
    return LocalDateTime.ofInstant(turn.at(), wishes.zone());
  }

  private static PlannedLine planned(CapturedLine line, List<CapturedTurn> kept, Wishes wishes) {
    SortedMap<Integer, List<CapturedTurn>> byAddress = new TreeMap<>();
    for (CapturedTurn turn : kept) {
      OptionalInt unit = line.frames().unitAsked(turn.ask());
      if (unit.isPresent()) {
        byAddress.computeIfAbsent(unit.getAsInt(), address -> new ArrayList<>()).add(turn);
      }
    }
    List<PlannedMeter> meters = new ArrayList<>();
    byAddress.forEach(
        (address, turns) -> {
          String named = wishes.meters().id(line.id(), address);
          String known = line.meters().getOrDefault(address, line.id() + "-" + address);
          Duration every = wishes.every();
          meters.add(
              new PlannedMeter(
                  named == null ? known : named,
                  address,
                  wishes.meters().profile(line.frames(), address, turns),
                  every == null ? Rhythm.of(turns) : every));
        });
    return new PlannedLine(
        line.id(), line.frames(), wishes.baud(), wishes.parity(), wishes.zone(), meters, kept);
  }

  private static ReplayPlan bounded(List<PlannedLine> lines, Wishes wishes, List<String> notes) {
    LocalDateTime first = LocalDateTime.MAX;
    LocalDateTime last = NEVER;
    for (PlannedLine line : lines) {
      for (CapturedTurn turn : line.turns()) {
        LocalDateTime at = local(turn, wishes);
        first = at.isBefore(first) ? at : first;
        last = at.isAfter(last) ? at : last;
      }
    }
    LocalDateTime from = first.truncatedTo(ChronoUnit.MINUTES);
    LocalDateTime to = last.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1).plus(AFTER_THE_LAST);
    LocalDateTime midnight = from.toLocalDate().atTime(23, 59, 59);
    return new ReplayPlan(
        wishes.name(), wishes.zone(), from, to.isAfter(midnight) ? midnight : to, lines, notes);
  }

  /** For people. */
  public String inWords() {
    int turns = lines.stream().mapToInt(line -> line.turns().size()).sum();
    int meters = lines.stream().mapToInt(line -> line.meters().size()).sum();
    return "questions %,d, meters %d, lines %d, from %s to %s"
        .formatted(turns, meters, lines.size(), from, to);
  }
}
