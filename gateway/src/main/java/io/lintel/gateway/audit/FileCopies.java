package io.lintel.gateway.audit;

import io.lintel.gateway.recorder.DockedFile;
import java.util.ArrayList;
import java.util.List;

/** The same file from several stations is one recording, but each report of it is linked. */
final class FileCopies {
  private FileCopies() {}

  /** The journal numbers of all of {@code files} that are {@code one}, its own first. */
  static List<Long> of(DockedFile one, List<DockedFile> files) {
    List<Long> copies = new ArrayList<>();
    copies.add(one.seq());
    for (DockedFile other : files) {
      if (other.seq() != one.seq() && isCopy(one, other)) {
        copies.add(other.seq());
      }
    }
    return copies;
  }

  private static boolean isCopy(DockedFile one, DockedFile other) {
    if (!one.recorder().equals(other.recorder())) {
      return false;
    }
    String hash = one.sha256();
    String otherHash = other.sha256();
    if (hash != null && otherHash != null) {
      return hash.equals(otherHash);
    }
    return one.name().equals(other.name()) && one.began().equals(other.began());
  }
}
