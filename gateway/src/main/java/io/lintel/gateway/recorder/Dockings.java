package io.lintel.gateway.recorder;

import io.lintel.gateway.recorder.DockSession.Indexed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What docking stations prove by what they did not find: a docking tells of everything since the
 * one before, if its index is whole, each of its files has come, and its clock was measured.
 */
final class Dockings {
  private static final Comparator<DockSession> BY_TIME =
      Comparator.comparing(DockSession::at).thenComparing(DockSession::seq);

  /** Recordings shorter than this may leave no file. */
  private static final Duration LEAVES_A_FILE = Duration.ofSeconds(5);

  /** A word that it was off vouches for as much around it. */
  private static final Duration NEAR = Duration.ofMinutes(10);

  private final List<Docking> dockings = new ArrayList<>();

  /** Of whole dockings, by the names that have a number there. */
  private final Map<String, List<FileNumbers>> numbered = new HashMap<>();

  private final Map<String, DockedFile> byName = new HashMap<>();
  private final Map<String, TimedFile> timedByName = new HashMap<>();
  private final Map<String, TimedFile> timedByHash = new HashMap<>();

  /**
   * One docking.
   *
   * @param since the docking before, or null if this is the first that is known
   * @param set whether that one set the recorder's clock
   * @param says {@link Silence#KNOWN} if its list can be trusted to be all
   */
  record Docking(DockSession session, @Nullable Instant since, boolean set, Silence says) {}

  /**
   * @param files those of {@code timed}
   */
  Dockings(Docked docked, List<TimedFile> files) {
    for (DockedFile file : docked.files()) {
      byName.putIfAbsent(file.name(), file);
    }
    for (TimedFile timed : files) {
      timedByName.putIfAbsent(timed.file().name(), timed);
      String hash = timed.file().sha256();
      if (hash != null) {
        timedByHash.putIfAbsent(hash, timed);
      }
    }
    List<DockSession> sessions = new ArrayList<>(docked.sessions());
    sessions.sort(BY_TIME);
    Instant since = null;
    boolean set = false;
    for (DockSession session : sessions) {
      List<String> names = session.index().stream().map(Indexed::name).toList();
      FileNumbers numbers = new FileNumbers(names);
      Silence says =
          !session.whole() || numbers.holed(names) ? Silence.HOLE : listed(session.index());
      dockings.add(new Docking(session, since, set, says));
      if (session.whole()) {
        for (String name : numbers.names()) {
          numbered.computeIfAbsent(name, first -> new ArrayList<>(1)).add(numbers);
        }
      }
      since = session.at();
      set = session.set();
    }
  }

  /** What can be said of recordings that no file tells of, from {@code from} to {@code to}. */
  Silence silence(Instant from, Instant to, Filed filed, Words words) {
    int last = covering(to);
    if (last == dockings.size()) {
      return Silence.UNHEARD;
    }
    boolean empty = true;
    for (int i = last; i >= 0; i--) {
      Docking docking = dockings.get(i);
      Silence says =
          docking.says() == Silence.KNOWN ? trusted(docking, filed, words) : docking.says();
      if (says != Silence.KNOWN) {
        return says;
      }
      empty &= docking.session().index().isEmpty();
      Instant since = docking.since();
      if (since == null || !since.isAfter(from)) {
        break;
      }
    }
    boolean seen = empty || bracketed(from, to, filed.files()) || words.onlyOff(from, to, NEAR);
    return seen ? Silence.KNOWN : Silence.HOLE;
  }

  /** Whether the numbers of its files show that nothing was recorded between the two. */
  boolean neighbours(TimedFile file, TimedFile next) {
    for (FileNumbers numbers : numbersWith(file)) {
      if (numbers.neighbours(file.file().name(), next.file().name())) {
        return true;
      }
    }
    return false;
  }

  /** Whether its number shows that it is the first of its day. */
  boolean first(TimedFile file) {
    for (FileNumbers numbers : numbersWith(file)) {
      if (numbers.first(file.file().name())) {
        return true;
      }
    }
    return false;
  }

  private List<FileNumbers> numbersWith(TimedFile file) {
    return numbered.getOrDefault(file.file().name(), List.of());
  }

  /** What the dockings looked at, beside the index: recordings and files, merged. */
  interface Filed {
    /** In order. */
    List<TimedFile> files();

    /** Recordings that words tell of and no file. */
    List<Recording> unfiled();

    /** Whether words on a measured clock tell of {@code file} too. */
    boolean told(TimedFile file);
  }

  private static Silence worse(Silence one, Silence other) {
    return one == Silence.KNOWN ? other : one;
  }

  private Silence listed(List<Indexed> index) {
    Silence says = Silence.KNOWN;
    for (Indexed indexed : index) {
      String hash = indexed.sha256();
      if (hash != null && timedByHash.containsKey(hash)) {
        continue;
      }
      DockedFile file = byName.get(indexed.name());
      if (file == null) {
        says = worse(says, Silence.FILE_AWAITED);
      } else if (hash != null && file.sha256() != null && !hash.equals(file.sha256())) {
        return Silence.HOLE;
      }
    }
    return says;
  }

  private Silence trusted(Docking docking, Filed filed, Words words) {
    Instant at = docking.session().at();
    Instant since = docking.since();
    for (Recording recording : filed.unfiled()) {
      Instant lived = recording.knownUntil();
      boolean long_ = Duration.between(recording.begin().hi(), lived).compareTo(LEAVES_A_FILE) > 0;
      if (long_
          && recording.begin().hi().isBefore(at)
          && (since == null || recording.begin().lo().isAfter(since))) {
        return Silence.HOLE;
      }
    }
    for (Indexed indexed : docking.session().index()) {
      TimedFile file = timed(indexed);
      if (file != null && !file.basis().measured() && !filed.told(file)) {
        return Silence.CLOCK_UNMEASURED;
      }
    }
    boolean looked = docking.session().deviceTime() != null || docking.set();
    boolean empty = docking.session().index().isEmpty();
    return !empty || looked || measured(words, since, at)
        ? Silence.KNOWN
        : Silence.CLOCK_UNMEASURED;
  }

  private static boolean measured(Words words, @Nullable Instant since, Instant at) {
    boolean any = false;
    for (TimedEvent event : words.around(since == null ? Instant.EPOCH : since, at)) {
      if (!event.basis().measured()) {
        return false;
      }
      any = true;
    }
    return any;
  }

  private @Nullable TimedFile timed(Indexed indexed) {
    TimedFile byHash = indexed.sha256() == null ? null : timedByHash.get(indexed.sha256());
    return byHash == null ? timedByName.get(indexed.name()) : byHash;
  }

  /** Whether the files around the times are neighbours in number. */
  private boolean bracketed(Instant from, Instant to, List<TimedFile> files) {
    TimedFile before = null;
    for (TimedFile file : files) {
      if (!file.end().hi().isAfter(from)) {
        before = file;
      } else if (!file.begin().lo().isBefore(to)) {
        return before == null ? first(file) : neighbours(Objects.requireNonNull(before), file);
      }
    }
    return false;
  }

  /** The first docking not before {@code when}. */
  private int covering(Instant when) {
    int i = 0;
    while (i < dockings.size() && dockings.get(i).session().at().isBefore(when)) {
      i++;
    }
    return i;
  }
}
