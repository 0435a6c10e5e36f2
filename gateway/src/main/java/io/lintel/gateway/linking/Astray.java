package io.lintel.gateway.linking;

import io.lintel.gateway.visit.TechnicianId;
import java.util.List;

/**
 * A recorder that was seen away from where its holder was, or that may have been: whoever tapped a
 * visit afterwards contradicts nothing.
 *
 * @param holder by the book, or by the recorder's own word
 * @param heldFrom since when, in microseconds; {@link Long#MIN_VALUE} where nobody says
 * @param heldTo until when, exclusive; {@link Long#MAX_VALUE} likewise
 * @param seen all that is known of its places in this time, thinned, by time; not only the ones
 *     that contradict
 * @param away whether any of them contradicts
 */
public record Astray(
    String recorder,
    TechnicianId holder,
    long heldFrom,
    long heldTo,
    List<Sighting> seen,
    boolean away) {
  public Astray {
    seen = List.copyOf(seen);
  }
}
