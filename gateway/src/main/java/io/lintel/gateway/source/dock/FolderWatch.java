package io.lintel.gateway.source.dock;

import io.lintel.gateway.config.DockConfig.WatchedFolder;
import io.lintel.gateway.docking.Dialect;
import io.lintel.gateway.docking.FolderFile;
import io.lintel.gateway.docking.Footage;
import io.lintel.gateway.docking.MovieRead;
import io.lintel.gateway.docking.Movies;
import io.lintel.gateway.docking.NamePattern;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.DockReports;
import io.lintel.gateway.intake.Limits;
import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.source.dock.FolderListing.Stamp;
import io.lintel.gateway.wording.PlainReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One watched folder. Each look says what has become whole since; a file counts as taken only when
 * {@link #durable} is told so. Looks block; one at a time.
 */
final class FolderWatch {
  /** Files of one look; the others are for the next. */
  static final int AT_ONCE = 32;

  private static final Set<String> MOVIES = Set.of("mp4", "mov", "m4v", "3gp", "avi");
  private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini");

  private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);

  private final WatchedFolder folder;
  private final Duration quiet;
  private final Duration giveUp;
  private final DockReports reports;
  private final Map<Path, Still> waiting = new HashMap<>();
  private final Map<Path, Stamp> done = new HashMap<>();
  private volatile Optional<String> trouble = Optional.empty();
  private volatile int waitingFiles;

  /** A file that looked the same since. */
  private record Still(Stamp stamp, Instant since) {}

  /**
   * What a look found.
   *
   * @param files what it settles, once it is durable
   * @param more whether the next look need not wait
   */
  record Found(List<Observation> observations, Map<Path, Stamp> files, boolean more) {}

  FolderWatch(WatchedFolder folder, Duration quiet, Duration giveUp, DockReports reports) {
    this.folder = folder;
    this.quiet = quiet;
    this.giveUp = giveUp;
    this.reports = reports;
  }

  Found look(Instant now) {
    FolderListing listing = FolderListing.of(folder.path());
    trouble = listing.trouble();
    if (trouble.isEmpty() || !listing.files().isEmpty()) {
      // Of a folder that is away for a while nothing is forgotten, or all would be read again.
      done.keySet().retainAll(listing.files().keySet());
      waiting.keySet().retainAll(listing.files().keySet());
    }
    List<Observation> observations = new ArrayList<>();
    Map<Path, Stamp> settled = new HashMap<>();
    boolean more = false;
    for (Map.Entry<Path, Stamp> one : listing.files().entrySet()) {
      Path file = one.getKey();
      if (!isForUs(file) || one.getValue().equals(done.get(file))) {
        continue;
      }
      Duration still = still(file, one.getValue(), now);
      if (still.compareTo(quiet) < 0) {
        continue;
      }
      if (settled.size() == AT_ONCE) {
        more = true;
        break;
      }
      Optional<List<Observation>> said = said(file, one.getValue(), now, still);
      if (said.isPresent()) {
        observations.addAll(said.get());
        settled.put(file, one.getValue());
      }
    }
    waitingFiles = waiting.size() - settled.size();
    return new Found(observations, settled, more);
  }

  /** What was found is in the journal. */
  void durable(Found found) {
    done.putAll(found.files());
    waiting.keySet().removeAll(found.files().keySet());
  }

  String name() {
    return "dock folder " + folder.path();
  }

  String folder() {
    return folder.path().toString();
  }

  String station() {
    return folder.station().id() == null ? "" : folder.station().id();
  }

  /** How many files the last look left for a later one, because they change or are not whole. */
  int waiting() {
    return waitingFiles;
  }

  /** Why the folder cannot be read now, or not all of it. */
  Optional<String> trouble() {
    return trouble;
  }

  private boolean isForUs(Path file) {
    String name = FileNames.of(file).toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && !name.startsWith("~")
        && !LITTER.contains(name)
        && folder.station().dialect().folder().unfinished().stream().noneMatch(name::endsWith);
  }

  private Duration still(Path file, Stamp stamp, Instant now) {
    Still before = waiting.get(file);
    if (before == null || !before.stamp().equals(stamp)) {
      waiting.put(file, new Still(stamp, now));
      return Duration.ZERO;
    }
    return Duration.between(before.since(), now);
  }

  /** Empty while the file has to be waited for. */
  private Optional<List<Observation>> said(Path file, Stamp stamp, Instant now, Duration still) {
    boolean patient = still.compareTo(giveUp) < 0;
    String name = FileNames.of(file);
    String way = FileNames.from(folder.path(), file);
    Arrival arrival = new Arrival("dock:" + folder.station().id(), now, folder.path() + "/" + way);
    try {
      if (isSession(name)) {
        return session(file, name, stamp, arrival, patient);
      }
      if (!isMovie(way)) {
        return rejected(name, stamp, "is neither a recording nor a summary", arrival);
      }
      return movie(file, way, stamp, arrival, patient);
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException e) {
      return patient
          ? Optional.empty()
          : rejected(name, stamp, "cannot be read: " + PlainReason.of(e), arrival);
    } catch (RuntimeException | StackOverflowError hostile) {
      // One file that nobody thought of costs itself, and not the folder it lies in.
      log.warn("folder=\"{}\" file=\"{}\" outcome=not_understood", name(), way, hostile);
      return rejected(name, stamp, "is not understood: " + PlainReason.of(hostile), arrival);
    }
  }

  private boolean isSession(String name) {
    NamePattern session = folder.station().dialect().folder().session();
    return session != null && session.read(name).isPresent();
  }

  private boolean isMovie(String way) {
    Dialect dialect = folder.station().dialect();
    String ending = way.substring(way.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return MOVIES.contains(ending) || dialect.named(way).isPresent();
  }

  private Optional<List<Observation>> session(
      Path file, String name, Stamp stamp, Arrival arrival, boolean patient) throws IOException {
    if (stamp.size() > Limits.PAYLOAD_BYTES) {
      return rejected(
          name, stamp, "a summary of more than " + Limits.PAYLOAD_BYTES + " bytes", arrival);
    }
    byte[] summary;
    try (InputStream in = Files.newInputStream(file)) {
      summary = in.readNBytes(Limits.PAYLOAD_BYTES + 1);
    }
    Taken taken = reports.sessions(folder.station(), summary, arrival);
    return taken.good() || !patient ? Optional.of(taken.all()) : Optional.empty();
  }

  private Optional<List<Observation>> movie(
      Path file, String way, Stamp stamp, Arrival arrival, boolean patient) throws IOException {
    String name = way.substring(way.lastIndexOf('/') + 1);
    try (PathOctets octets = new PathOctets(file)) {
      MovieRead read = Movies.read(octets);
      if (read instanceof MovieRead.Broken broken) {
        return rejected(name, stamp, broken.why(), arrival);
      }
      Footage footage;
      if (read instanceof MovieRead.Unfinished unfinished) {
        if (patient) {
          return Optional.empty();
        }
        // Cut, but it says what it is a recording of.
        footage = unfinished.soFar();
        if (footage == null) {
          return rejected(name, stamp, "was never finished: " + unfinished.why(), arrival);
        }
      } else {
        footage = ((MovieRead.Whole) read).footage();
      }
      String hash = octets.sha256();
      if (octets.length() != stamp.size()
          || Files.getLastModifiedTime(file).toMillis() != stamp.modifiedMillis()) {
        return Optional.empty();
      }
      FolderFile whole = new FolderFile(name, way, stamp.size(), hash, footage);
      return Optional.of(reports.file(folder.station(), whole, arrival).all());
    }
  }

  private Optional<List<Observation>> rejected(
      String name, Stamp stamp, String reason, Arrival arrival) {
    return Optional.of(
        List.of(DockReports.notTaken(folder.station(), name, stamp.size(), reason, arrival)));
  }
}
