package io.lintel.gateway.docking;

import org.jspecify.annotations.Nullable;

/** What reading a file came to. Whatever it holds, it is one of these. */
public sealed interface MovieRead {
  record Whole(Footage footage) implements MovieRead {}

  /**
   * The file ends before its last part does, or describes no movie yet: it may still grow.
   *
   * @param soFar what it states all the same, marked as cut, or null if it has no description
   */
  record Unfinished(String why, @Nullable Footage soFar) implements MovieRead {}

  /** It is no movie, or states nothing of use; more octets will not mend it. */
  record Broken(String why) implements MovieRead {}
}
