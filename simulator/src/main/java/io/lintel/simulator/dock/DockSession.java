package io.lintel.simulator.dock;

import io.lintel.simulator.device.RecorderModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recorder on a dock: its clock is read, or not, and set; its files are copied one after another.
 *
 * @param user whose it is by the custody book
 * @param at when it was put there; the station's clock is right
 * @param read what the recorder's clock showed then; null if nobody looked
 * @param listed what the recorder's own index lists, with the hashes it took when each file was
 *     closed: what was written over a file later is not in it
 * @param files what is taken from it, in the order of copying
 */
public record DockSession(
    Dock dock,
    String recorder,
    RecorderModel model,
    String user,
    Instant at,
    @Nullable Instant read,
    List<RecordedFile> listed,
    List<RecordedFile> files) {
  private static final Duration LOOKING_AT_IT = Duration.ofSeconds(4);
  private static final double MEGABYTES_PER_SECOND = 40;
  private static final Duration AT_LEAST = Duration.ofSeconds(1);

  public DockSession {
    listed = List.copyOf(listed);
    files = List.copyOf(files);
  }

  /** One file on its way into the station. */
  public record Copy(RecordedFile file, Instant begun, Instant whole) {}

  public List<Copy> copies() {
    List<Copy> copies = new ArrayList<>();
    Instant begun = at.plus(LOOKING_AT_IT);
    for (RecordedFile file : files) {
      Instant whole = begun.plus(taken(file));
      copies.add(new Copy(file, begun, whole));
      begun = whole;
    }
    return copies;
  }

  /** When the last file was whole and the recorder can be taken away. */
  public Instant done() {
    List<Copy> copies = copies();
    Instant last =
        copies.isEmpty() ? at.plus(LOOKING_AT_IT) : copies.get(copies.size() - 1).whole();
    return last.plus(AT_LEAST);
  }

  /** As long as a real file of that length would need; ours are small. */
  private Duration taken(RecordedFile file) {
    double megabytes = model.megabytes(file.footage().length());
    Duration taken = Duration.ofMillis(Math.round(megabytes / MEGABYTES_PER_SECOND * 1_000));
    return taken.compareTo(AT_LEAST) > 0 ? taken : AT_LEAST;
  }
}
