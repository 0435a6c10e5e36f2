package io.lintel.gateway.audit;

import io.lintel.gateway.recorder.DockedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The same file from several stations is one recording, but each report of it is linked. */
final class FileCopies {
  private final Map<DockedFile.Sameness, List<Long>> reports = new HashMap<>();

  /**
   * @param files in journal order
   */
  FileCopies(List<DockedFile> files) {
    for (DockedFile file : files) {
      reports.computeIfAbsent(file.sameness(), first -> new ArrayList<>(1)).add(file.seq());
    }
  }

  /** The journal numbers of all that are {@code one}. */
  List<Long> of(DockedFile one) {
    return reports.getOrDefault(one.sameness(), List.of(one.seq()));
  }
}
