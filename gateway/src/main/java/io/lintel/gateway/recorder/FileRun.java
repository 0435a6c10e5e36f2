package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.recorder.Recording.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Docked files that follow each other without more than a seam: one recording, or a part of it. */
record FileRun(List<TimedFile> files) {
  /** Files say their begin to the second, so a seam of 2 s may look like one of 3. */
  private static final long SEAM = Recordings.SEAM + Micros.SECOND;

  /** … and one that ends where the next begins may look as if they overlapped. */
  private static final long OVERLAP = 5 * Micros.SECOND;

  /** A recorder cuts a recording after whole minutes; a file of another length is the last one. */
  private static final long CUT_AFTER = 60_000;

  private static final long CUT_WITHIN = 1_000;

  FileRun {
    files = List.copyOf(files);
  }

  /**
   * @param files in order
   * @param prebuffer what a new recording takes from before its button: where there is one, only a
   *     file that was cut by its length goes on in the next
   */
  static List<FileRun> of(List<TimedFile> files, Duration prebuffer) {
    List<FileRun> runs = new ArrayList<>();
    List<TimedFile> run = new ArrayList<>();
    for (TimedFile file : files) {
      if (!run.isEmpty() && !goesOn(run.get(run.size() - 1), file, prebuffer)) {
        runs.add(new FileRun(run));
        run.clear();
      }
      run.add(file);
    }
    if (!run.isEmpty()) {
      runs.add(new FileRun(run));
    }
    return runs;
  }

  private static boolean goesOn(TimedFile file, TimedFile next, Duration prebuffer) {
    long gap = next.begin().estimateMicros() - file.end().estimateMicros();
    return file.epoch() == next.epoch()
        && file.basis() == next.basis()
        && gap <= SEAM
        && gap >= -OVERLAP
        && (prebuffer.isZero() || cut(file));
  }

  private static boolean cut(TimedFile file) {
    return cut(file.file());
  }

  /** Whether its length is one after which recorders go on in another file. */
  static boolean cut(DockedFile file) {
    long millis = file.length().toMillis();
    return millis >= CUT_AFTER && millis % CUT_AFTER < CUT_WITHIN;
  }

  TimedFile first() {
    return files.get(0);
  }

  TimedFile last() {
    return files.get(files.size() - 1);
  }

  TimeBounds begin() {
    return first().begin();
  }

  TimeBounds end() {
    return last().end();
  }

  /** Whether it may go on in a file that nobody has seen: its last one was cut by its length. */
  boolean mayGoOn() {
    return cut(last());
  }

  boolean muted() {
    for (TimedFile file : files) {
      if (Boolean.FALSE.equals(file.file().sound())) {
        return true;
      }
    }
    return false;
  }

  List<Pause> seams() {
    List<Pause> seams = new ArrayList<>();
    for (int i = 1; i < files.size(); i++) {
      TimedFile file = files.get(i - 1);
      TimedFile next = files.get(i);
      seams.add(
          new Pause(
              file.end(),
              next.begin(),
              GapClass.SEGMENT_SEAM,
              List.of(file.file().seq(), next.file().seq())));
    }
    return seams;
  }

  List<Long> evidence() {
    return files.stream().map(file -> file.file().seq()).toList();
  }
}
