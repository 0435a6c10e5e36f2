package io.lintel.gateway.whatif;

import java.nio.file.Path;
import java.util.List;

/**
 * What was compared.
 *
 * @param entries of the journal, all of which were read
 * @param fromDirectory whether the verdicts before are the directory's own
 */
record Summary(Path data, long entries, Question question, boolean fromDirectory) {
  List<String> lines() {
    return List.of(
        "%s, %,d entries".formatted(data, entries),
        "before: %s, %s"
            .formatted(
                question.standingLabel(),
                fromDirectory ? "the verdicts that stand there" : "judged again from the journal"),
        "after:  " + question.policy().label(),
        "with " + question.restsOn());
  }
}
