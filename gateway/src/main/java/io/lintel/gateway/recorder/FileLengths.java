package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/** How long files say they are, as far as that can be: a recorder films one at a time. */
final class FileLengths {
  /** No recorder that is worn runs longer than this without a charge. */
  private static final Duration LONGEST = Duration.ofHours(24);

  /** Whole seconds on both sides. */
  private static final long OVERLAP = 5 * Micros.SECOND;

  /** Files of one docking are copied one after the other: their clock is one. */
  private static final long COPYING = Micros.of(Duration.ofHours(1));

  private FileLengths() {}

  /**
   * In the order given.
   *
   * @param prebuffer by which a file may reach back into the one before
   */
  static List<DockedFile> believed(List<DockedFile> files, Duration prebuffer) {
    List<DockedFile> begun = new ArrayList<>(files);
    begun.sort(
        Comparator.comparing(DockedFile::began)
            .thenComparing(DockedFile::name)
            .thenComparingLong(DockedFile::seq));
    IdentityHashMap<DockedFile, Boolean> runsInto = new IdentityHashMap<>();
    long reach = OVERLAP + Micros.of(prebuffer);
    for (int i = 1; i < begun.size(); i++) {
      DockedFile file = begun.get(i - 1);
      runsInto.put(file, runsInto(file, begun.get(i), reach));
    }
    List<DockedFile> believed = new ArrayList<>(files.size());
    for (DockedFile file : files) {
      boolean not = file.length().compareTo(LONGEST) > 0 || runsInto.getOrDefault(file, false);
      believed.add(not ? file.ofUnknownLength() : file);
    }
    return believed;
  }

  /** Of headers that may tell of the finish only if both readings do. */
  private static boolean runsInto(DockedFile file, DockedFile next, long reach) {
    long apart = Micros.of(next.began()) - Micros.of(file.began());
    boolean asBegins = apart + reach < Micros.of(file.length());
    boolean asFinishes = apart + reach < Micros.of(next.length());
    boolean header = file.zone() != null || next.zone() != null;
    return Math.abs(PlacedFile.docked(file) - PlacedFile.docked(next)) <= COPYING
        && asBegins
        && (!header || asFinishes);
  }
}
