package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.recorder.Recording.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Merges what the recorder's words tell of its recordings with the files that docks found: a file
 * and the words of one recording are one recording, and what only one of both tells of exists too.
 */
final class Filing implements Dockings.Filed {
  private static final Comparator<Recording> BY_BEGIN =
      Comparator.comparing((Recording recording) -> recording.begin().estimate())
          .thenComparing(recording -> recording.evidence().get(0));

  /** A prebuffer fills within this; a file that begins earlier than its button is none the less. */
  private static final Duration LONGEST_PREBUFFER = Duration.ofMinutes(2);

  /** A recording that ended less than this before leaves the prebuffer half empty. */
  private static final Duration JUST_BEFORE = Duration.ofSeconds(5);

  private final Words words;
  private final Dockings dockings;
  private final Duration prebuffer;
  private final List<TimedFile> files;
  private final IdentityHashMap<TimedFile, Integer> places = new IdentityHashMap<>();
  private final List<List<TimedFile>> filesOf = new ArrayList<>();
  private final List<Recording> unfiled = new ArrayList<>();
  private final Set<TimedFile> told = new HashSet<>();
  private final List<Recording> merged = new ArrayList<>();

  /**
   * @param told by the recorder's words, by begin
   * @param files in order
   * @param prebuffer what the recorder keeps from before its button
   */
  Filing(
      List<ToldRecording> told,
      List<TimedFile> files,
      Words words,
      Dockings dockings,
      Duration prebuffer) {
    this.words = words;
    this.dockings = dockings;
    this.prebuffer = prebuffer;
    this.files = files;
    if (files.isEmpty()) {
      told.forEach(recording -> unfiled.add(recording.recording()));
      merged.addAll(unfiled);
      return;
    }
    for (int i = 0; i < files.size(); i++) {
      places.put(files.get(i), i);
    }
    List<TimedFile> alone = assign(told);
    for (int i = 0; i < told.size(); i++) {
      if (filesOf.get(i).isEmpty()) {
        unfiled.add(told.get(i).recording());
      }
    }
    for (int i = 0; i < told.size(); i++) {
      if (filesOf.get(i).isEmpty()) {
        merged.add(told.get(i).recording());
      } else {
        together(told.get(i), FileRun.of(filesOf.get(i), Duration.ZERO));
      }
    }
    FileRun.of(alone, prebuffer).forEach(run -> merged.add(ofFiles(run)));
    merged.sort(BY_BEGIN);
  }

  List<Recording> recordings() {
    return merged;
  }

  @Override
  public List<TimedFile> files() {
    return files;
  }

  @Override
  public List<Recording> unfiled() {
    return unfiled;
  }

  @Override
  public boolean told(TimedFile file) {
    return told.contains(file);
  }

  /** Gives each file to the recording that it overlaps most; those that overlap none are left. */
  private List<TimedFile> assign(List<ToldRecording> recordings) {
    long[] begins = new long[recordings.size()];
    for (int i = 0; i < begins.length; i++) {
      begins[i] = recordings.get(i).recording().begin().estimateMicros();
      filesOf.add(new ArrayList<>());
    }
    List<TimedFile> alone = new ArrayList<>();
    for (TimedFile file : files) {
      int best = -1;
      long most = 0;
      int near = Arrays.binarySearch(begins, file.begin().estimateMicros());
      int at = near >= 0 ? near : -near - 2;
      for (int i = Math.max(0, at - 1); i < begins.length && i <= at + 2; i++) {
        long until = i + 1 < begins.length ? begins[i + 1] : Long.MAX_VALUE;
        long overlap = overlap(recordings.get(i).recording(), until, file);
        if (overlap > most) {
          most = overlap;
          best = i;
        }
      }
      if (best < 0) {
        alone.add(file);
      } else {
        filesOf.get(best).add(file);
        if (recordings.get(best).recording().basis().measured()) {
          told.add(file);
        }
      }
    }
    return alone;
  }

  /** How long both ran; none if that is less than half of either, for then they only touch. */
  private long overlap(Recording recording, long until, TimedFile file) {
    long begin = recording.begin().estimateMicros();
    TimeBounds ended = recording.end();
    long end = ended == null ? until : ended.estimateMicros();
    long fileBegin = file.begin().estimateMicros();
    if (!file.file().hasLength()) {
      long early = begin - Micros.of(prebuffer) - Micros.of(JUST_BEFORE);
      return fileBegin >= early && fileBegin <= end ? 1 : 0;
    }
    long fileEnd = file.end().estimateMicros();
    long overlap = Math.min(end, fileEnd) - Math.max(begin, fileBegin);
    boolean enough = 2 * overlap >= fileEnd - fileBegin || 2 * overlap >= end - begin;
    return enough ? overlap : 0;
  }

  /** Where files stop and go on within what words take for one recording, they may know better. */
  private void together(ToldRecording recording, List<FileRun> runs) {
    List<FileRun> piece = new ArrayList<>();
    boolean first = true;
    for (FileRun run : runs) {
      if (!piece.isEmpty() && apart(piece.get(piece.size() - 1), run)) {
        merged.add(merge(recording, piece, first, false));
        piece = new ArrayList<>();
        first = false;
      }
      piece.add(run);
    }
    merged.add(merge(recording, piece, first, true));
  }

  private boolean apart(FileRun run, FileRun next) {
    Instant from = run.end().hi();
    Instant to = next.begin().lo();
    return from.isBefore(to)
        && !words.on(from, to)
        && (!run.mayGoOn() || dockings.neighbours(run.last(), next.first()));
  }

  private Recording merge(ToldRecording byWords, List<FileRun> runs, boolean first, boolean last) {
    Recording told = byWords.recording();
    FileRun head = runs.get(0);
    FileRun tail = runs.get(runs.size() - 1);
    TimeBounds begin = first ? begin(byWords, head) : button(head);
    TimeBounds end = last ? end(byWords, tail) : tail.end();
    Instant knownUntil = end != null ? end.lo() : later(told.knownUntil(), tail.end().lo());
    List<Pause> pauses = new ArrayList<>();
    TreeSet<Long> evidence = new TreeSet<>(told.evidence());
    for (FileRun run : runs) {
      pauses.addAll(run.seams());
      evidence.addAll(run.evidence());
    }
    for (Pause pause : told.pauses()) {
      boolean here = !pause.from().hi().isBefore(begin.lo());
      boolean before = end == null || !pause.to().lo().isAfter(end.hi());
      if (here && before && (pause.why() != GapClass.SEGMENT_SEAM || pauses.isEmpty())) {
        pauses.add(pause);
      }
    }
    pauses.sort(Comparator.comparing(pause -> pause.from().estimate()));
    boolean whole = tail.last().file().hasLength();
    boolean filed = runs.size() == 1 && whole && !tail.end().hi().isBefore(knownUntil);
    boolean byFile = head.first().basis().measured() && !told.basis().measured();
    return new Recording(
        told.recorder(),
        told.epoch(),
        begin,
        prebufferBegin(told, head, begin, first),
        end,
        knownUntil,
        end == null ? GapClass.UNKNOWN : last ? byWords.trouble() : words.endedBy(end.hi()),
        byFile ? head.first().basis() : told.basis(),
        first && told.wordsMissing() && !vouchedBefore(head),
        pauses,
        filed,
        runs.stream().anyMatch(FileRun::muted),
        List.copyOf(evidence));
  }

  private Recording ofFiles(FileRun run) {
    TimeBounds begin = button(run);
    boolean open = run.mayGoOn() && !vouchedAfter(run);
    Instant over = run.end().hi();
    return new Recording(
        run.first().file().recorder(),
        run.first().epoch(),
        begin,
        prebuffer.isZero() ? null : run.begin(),
        open ? null : run.end(),
        run.end().lo(),
        open ? GapClass.UNKNOWN : words.endedBy(over),
        run.first().basis(),
        !vouchedBefore(run),
        run.seams(),
        run.last().file().hasLength(),
        run.muted(),
        run.evidence());
  }

  /** Whether nothing can have been recorded right before {@code run} that has no file here. */
  private boolean vouchedBefore(FileRun run) {
    int at = place(run.first());
    return dockings.first(run.first())
        || (at > 0 && dockings.neighbours(files.get(at - 1), run.first()))
        || words.offJustBefore(run.begin().lo());
  }

  private int place(TimedFile file) {
    return Objects.requireNonNull(places.get(file));
  }

  private boolean vouchedAfter(FileRun run) {
    int next = place(run.last()) + 1;
    return next < files.size() && dockings.neighbours(run.last(), files.get(next));
  }

  private TimeBounds begin(ToldRecording byWords, FileRun run) {
    Recording told = byWords.recording();
    boolean fileMeasured = run.first().basis().measured();
    boolean toldMeasured = told.basis().measured();
    Duration lead = Duration.between(run.begin().estimate(), told.begin().estimate());
    if (byWords.startTold()) {
      if (prebuffer.isZero() && toldMeasured && ofPrebuffer(lead)) {
        return told.begin();
      }
      return fileMeasured == toldMeasured
          ? agreed(told.begin(), button(run))
          : toldMeasured ? told.begin() : agreedOr(button(run), told.begin());
    }
    TimeBounds button = button(run);
    if (toldMeasured && !fileMeasured) {
      return told.begin();
    }
    // A file before this one may be missing, as its words are.
    boolean sure = vouchedBefore(run) || !told.begin().lo().isBefore(button.lo());
    return sure ? button : new TimeBounds(told.begin().lo(), button.estimate(), button.hi());
  }

  private @Nullable TimeBounds end(ToldRecording byWords, FileRun run) {
    TimeBounds told = byWords.recording().end();
    boolean fileMeasured = run.last().basis().measured();
    boolean toldMeasured = byWords.recording().basis().measured();
    if (told != null && byWords.stopTold()) {
      return fileMeasured == toldMeasured
          ? agreed(told, run.end())
          : toldMeasured ? told : run.end();
    }
    boolean goesOn =
        (run.mayGoOn() && !vouchedAfter(run))
            || byWords.recording().knownUntil().isAfter(run.end().hi());
    if (goesOn || (toldMeasured && !fileMeasured)) {
      return told;
    }
    return run.end();
  }

  /** When the button was pressed for a recording that begins with {@code run}. */
  private TimeBounds button(FileRun run) {
    TimeBounds begin = run.begin();
    if (prebuffer.isZero()) {
      return begin;
    }
    TimeBounds full = plus(begin, prebuffer);
    return bufferFull(run) ? full : new TimeBounds(begin.lo(), full.estimate(), full.hi());
  }

  private boolean bufferFull(FileRun run) {
    int at = place(run.first());
    Instant begin = run.begin().lo();
    boolean free =
        at <= 0 || Duration.between(files.get(at - 1).end().hi(), begin).compareTo(JUST_BEFORE) > 0;
    return free && words.poweredAt(begin);
  }

  private @Nullable TimeBounds prebufferBegin(
      Recording told, FileRun run, TimeBounds begin, boolean first) {
    TimeBounds early = first ? told.prebufferBegin() : null;
    Duration lead = Duration.between(run.begin().estimate(), begin.estimate());
    if (!ofPrebuffer(lead)) {
      return early;
    }
    return early == null ? run.begin() : agreedOr(early, run.begin());
  }

  private static boolean ofPrebuffer(Duration lead) {
    return lead.compareTo(JUST_BEFORE) > 0 && lead.compareTo(LONGEST_PREBUFFER) <= 0;
  }

  /** Both are true: what both allow, or all that either does where they contradict each other. */
  private static TimeBounds agreed(TimeBounds one, TimeBounds other) {
    Instant lo = later(one.lo(), other.lo());
    Instant hi = one.hi().isBefore(other.hi()) ? one.hi() : other.hi();
    if (lo.isAfter(hi)) {
      return new TimeBounds(
          lo.equals(one.lo()) ? other.lo() : one.lo(),
          one.estimate(),
          hi.equals(one.hi()) ? other.hi() : one.hi());
    }
    boolean oneTighter =
        Duration.between(one.lo(), one.hi()).compareTo(Duration.between(other.lo(), other.hi()))
            <= 0;
    Instant estimate = (oneTighter ? one : other).estimate();
    return new TimeBounds(
        lo, estimate.isBefore(lo) ? lo : estimate.isAfter(hi) ? hi : estimate, hi);
  }

  /** What both allow, or {@code one} where they contradict each other. */
  private static TimeBounds agreedOr(TimeBounds one, TimeBounds other) {
    boolean apart = one.lo().isAfter(other.hi()) || other.lo().isAfter(one.hi());
    return apart ? one : agreed(one, other);
  }

  private static TimeBounds plus(TimeBounds bounds, Duration by) {
    return new TimeBounds(bounds.lo().plus(by), bounds.estimate().plus(by), bounds.hi().plus(by));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
