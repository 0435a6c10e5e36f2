package io.lintel.gateway.intake;

import io.lintel.gateway.journal.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of one payload. Of an array, good elements are taken though others are bad: a device
 * would send the same array again and again otherwise.
 *
 * @param accepted one observation for each good element, in order
 * @param problems at most one for each bad element, in order; empty if all is well
 * @param rejected the payload as it came, for the journal; null exactly if all is well
 * @param notes what of the accepted was not understood, for {@code /api/v1/rejected}
 */
public record Taken(
    List<Observation> accepted,
    List<Problem> problems,
    @Nullable Observation rejected,
    List<Observation> notes) {
  public Taken {
    accepted = List.copyOf(accepted);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  public Taken(List<Observation> accepted, List<Problem> problems, @Nullable Observation rejected) {
    this(accepted, problems, rejected, List.of());
  }

  Taken noting(List<Observation> more) {
    return more.isEmpty() ? this : new Taken(accepted, problems, rejected, more);
  }

  static Taken whole(List<Observation> accepted) {
    return new Taken(accepted, List.of(), null);
  }

  /** Everything that belongs into the journal. */
  public List<Observation> all() {
    if (rejected == null && notes.isEmpty()) {
      return accepted;
    }
    List<Observation> all = new ArrayList<>(accepted);
    if (rejected != null) {
      all.add(rejected);
    }
    all.addAll(notes);
    return all;
  }

  public boolean good() {
    return rejected == null;
  }

  /** The problems in one sentence, for a CoAP diagnostic or a log; empty if all is well. */
  public String diagnostic() {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
  }
}
