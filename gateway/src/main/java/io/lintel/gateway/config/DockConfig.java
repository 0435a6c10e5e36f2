package io.lintel.gateway.config;

import io.lintel.gateway.docking.Names;
import io.lintel.gateway.docking.Station;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Docking stations: those that post, and the folders that others fill.
 *
 * @param zone the utility's, in which days are; a station may be in another
 * @param anyone how stations are read that are not listed; they name themselves in their records
 * @param stations by id, those that are listed
 * @param folders that are watched
 * @param every how often folders are looked at
 * @param quiet for how long a file must not change before it is taken
 * @param giveUp after so long without a change, a file that is not whole is rejected
 * @param names whom serials and user numbers mean
 */
public record DockConfig(
    ZoneId zone,
    Station anyone,
    Map<String, PostingStation> stations,
    List<WatchedFolder> folders,
    Duration every,
    Duration quiet,
    Duration giveUp,
    Names names) {
  public DockConfig {
    stations = Map.copyOf(stations);
    folders = List.copyOf(folders);
  }

  /**
   * A station that posts under its own address.
   *
   * @param token lets it in there, and nowhere else; null: it needs an account's token
   */
  public record PostingStation(Station station, @Nullable Secret token) {}

  /**
   * A folder whose files all come from one station.
   *
   * @param path absolute
   */
  public record WatchedFolder(Path path, Station station) {}

  /** What holds where the configuration says nothing of docks: whoever has a token may post. */
  public static DockConfig usual(ZoneId zone) {
    Surroundings nowhere = new Surroundings(Path.of("/"), Map.of());
    return new DockSections(zone).read(new Section(1, "dock", nowhere));
  }

  /** The same with these folders. */
  public DockConfig watching(List<WatchedFolder> others) {
    return new DockConfig(zone, anyone, stations, others, every, quiet, giveUp, names);
  }
}
