package io.lintel.gateway.custody;

import io.lintel.gateway.wording.WireName;
import org.jspecify.annotations.Nullable;

/**
 * What was said of who has a recorder, as it was said and as it was believed.
 *
 * @param span its end as stated; a hand-out whose end nobody stated and that still stands ends with
 *     the recorder's next one
 * @param source where it came from: {@code http}, {@code mqtt}, a docking station's name …
 * @param replacedBy the entry that corrected it, or null while it stands
 */
public record CustodyStatement(
    CustodySpan span, String source, Says says, @Nullable Long replacedBy) {
  /** Whose word it is. */
  public enum Says implements WireName {
    /** People's systems or a docking station: the book. */
    HAND_OUT,
    /** The recorder itself, of who wears it, for the day. */
    BOUND
  }
}
