package io.lintel.simulator.dock;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.Fix;
import io.lintel.simulator.device.RecorderModel;
import io.lintel.simulator.dock.Footage.Waypoint;
import io.lintel.simulator.town.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What a recorder keeps of a day: its takes, cut into files. */
public final class Storage {
  private static final double LONGEST_SEAM_SECONDS = 2;
  private static final double SHORTEST_SEAM_SECONDS = 0.2;
  private static final Duration SHORTEST_FILE = Duration.ofSeconds(1);

  /** A clock that goes farther off than this within a prebuffer was set, or lost its power. */
  private static final Duration STEADY = Duration.ofSeconds(5);

  private static final Duration BETWEEN_FIXES = Duration.ofMinutes(1);

  /** Indoors satellites are seen now and then. */
  private static final double SEEN_INDOORS = 0.3;

  private static final double SEEN_AT_FIRST = 0.8;

  private final Device device;
  private final Dice dice;
  private final List<RecordedFile> files = new ArrayList<>();

  private Storage(Device device, Dice dice) {
    this.device = device;
    this.dice = dice;
  }

  /**
   * The recorder as far as its files show it.
   *
   * @param user who is bound to it
   * @param clock what it shows at a true moment
   * @param place where it is at a true moment
   * @param muted whether it was muted at some moment from the first to the second
   * @param stamps when it writes the time of creation
   */
  public record Device(
      String id,
      String user,
      RecorderModel model,
      ZoneId zone,
      UnaryOperator<Instant> clock,
      Function<Instant, Place> place,
      BiPredicate<Instant, Instant> muted,
      Stamps stamps) {}

  /** When the time of creation is written into a file, and who believes it. */
  public enum Stamps {
    /** When the recording begins, as the format means it. */
    BEGIN,
    /** When it stops; a station's record has the time of the file's name. */
    FINISH,
    /** When it stops, and a station's record says the same. */
    FINISH_AND_RECORD
  }

  /**
   * @param takes in the order of time
   * @param dice of this recorder alone
   */
  public static List<RecordedFile> of(Device device, List<Take> takes, Dice dice) {
    Storage storage = new Storage(device, dice);
    Instant free = Instant.MIN;
    for (Take take : takes) {
      Instant buffered = storage.buffered(take);
      storage.cut(take, buffered.isAfter(free) ? buffered : free);
      free = take.end();
    }
    return storage.files;
  }

  /** What was buffered before the power went is gone: there the clock jumps. */
  private Instant buffered(Take take) {
    Instant begin = take.begin();
    Instant buffered = begin.minus(device.model().prebuffer());
    Duration shown = Duration.between(device.clock().apply(buffered), device.clock().apply(begin));
    boolean kept = shown.minus(device.model().prebuffer()).abs().compareTo(STEADY) < 0;
    return kept ? buffered : begin;
  }

  private void cut(Take take, Instant begin) {
    Instant from = begin;
    while (!from.plus(SHORTEST_FILE).isAfter(take.end())) {
      Dice own = dice.fork("file " + from.toEpochMilli());
      Instant full = from.plus(device.model().segment());
      Instant until = full.isBefore(take.end()) ? full : take.end();
      files.add(file(take, from, until, own));
      from = until.plus(own.seconds(SHORTEST_SEAM_SECONDS, LONGEST_SEAM_SECONDS));
    }
  }

  private RecordedFile file(Take take, Instant from, Instant until, Dice own) {
    RecorderModel model = device.model();
    Instant shown = device.clock().apply(from);
    Instant stamped = device.stamps() == Stamps.BEGIN ? shown : device.clock().apply(until);
    Footage footage =
        new Footage(
            device.id(),
            device.user(),
            model.name(),
            take.epoch(),
            model.naming().written(stamped, device.zone()).truncatedTo(ChronoUnit.SECONDS),
            Duration.between(from, until),
            !device.muted().test(from, until),
            model.satellites() ? track(from, until, own.fork("satellites")) : List.of(),
            own.next());
    String name =
        model.naming().nameOf(device.id(), device.user(), shown, device.zone(), files.size() + 1);
    Instant recorded = device.stamps() == Stamps.FINISH_AND_RECORD ? stamped : shown;
    return RecordedFile.of(name, take, from, recorded, footage);
  }

  private List<Waypoint> track(Instant from, Instant until, Dice own) {
    List<Waypoint> track = new ArrayList<>();
    double seen = SEEN_AT_FIRST;
    for (Instant at = from; at.isBefore(until); at = at.plus(BETWEEN_FIXES)) {
      if (own.chance(seen) && track.size() < Footage.MOST_WAYPOINTS) {
        Place place = Fix.at(device.place().apply(at), false, own).place();
        track.add(new Waypoint(at.truncatedTo(ChronoUnit.SECONDS), place));
      }
      seen = SEEN_INDOORS;
    }
    return track;
  }
}
