package io.lintel.gateway.recorder;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recorder on a docking station: what its clock showed, whether it was set, what was on it.
 *
 * @param seq its journal number
 * @param at when, by the station's clock
 * @param deviceTime what the recorder's clock showed at {@code at}, or null if nobody looked
 * @param set whether the station set the recorder's clock afterwards
 * @param epoch the power epoch that ends here as the recorder names it, or null
 * @param user to whom the station knows the recorder to be booked, or null
 * @param whole whether all that the recorder recorded since its last docking is in {@code index}:
 *     false if the station knows of a hole or of an overwritten file
 * @param index the files that were on it
 * @param received when the gateway heard of it
 */
public record DockSession(
    long seq,
    String recorder,
    String station,
    Instant at,
    @Nullable Instant deviceTime,
    boolean set,
    @Nullable String epoch,
    @Nullable String user,
    boolean whole,
    List<Indexed> index,
    Instant received) {
  public DockSession {
    index = List.copyOf(index);
  }

  /** One file of the index; its {@link DockedFile} may come before, after or never. */
  public record Indexed(String name, long size, @Nullable String sha256) {}
}
