package io.lintel.gateway.journal;

import org.jspecify.annotations.Nullable;

/**
 * Who brought an observation, and whether they proved to be who they say.
 *
 * @param name the speaker's, as {@code meter/G-1} or {@code anonymous}; null: the gateway's own
 *     word, or an entry from before speakers were kept
 * @param proven false: it came without a secret or certificate of one device's own, and whatever
 *     rests on it is marked
 */
public record Voice(@Nullable String name, boolean proven) {
  /** The gateway's own word. Entries from before speakers were kept are read as this: unmarked. */
  public static final Voice OWN = new Voice(null, true);
}
