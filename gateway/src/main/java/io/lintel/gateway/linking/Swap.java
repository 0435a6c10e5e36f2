package io.lintel.gateway.linking;

import io.lintel.gateway.visit.TechnicianId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That a recorder was carried by somebody else than its holder by the book: two technicians had
 * each other's, or one simply had the other's. Proposed from places alone; the book stays as it is.
 *
 * @param recorderA the recorder that moved with {@code technicianB}
 * @param technicianA its holder by the book
 * @param recorderB what {@code technicianA} carried in exchange, or null if nothing is known to
 *     have come back
 * @param from the first moment at which it was so, as far as places tell
 * @param to exclusive
 * @param confidence 0 to 1: the probability of this against the book and against other bearers
 * @param evidence journal numbers of the positions that speak for it, ascending
 */
public record Swap(
    String recorderA,
    TechnicianId technicianA,
    @Nullable String recorderB,
    TechnicianId technicianB,
    Instant from,
    Instant to,
    double confidence,
    List<Long> evidence) {
  public Swap {
    evidence = List.copyOf(evidence);
  }

  /** Whether it is taken for what happened rather than for a doubt. */
  public boolean outweighs(Weights weights) {
    return confidence >= weights.linkedFrom();
  }

  /** The same for a part of its time. */
  Swap within(Instant since, Instant until, double how) {
    return new Swap(recorderA, technicianA, recorderB, technicianB, since, until, how, evidence);
  }

  public boolean concerns(TechnicianId technician) {
    return technicianA.equals(technician) || technicianB.equals(technician);
  }

  public boolean holds(Instant when) {
    return !from.isAfter(when) && when.isBefore(to);
  }

  /** Who carried {@code recorder} while this held; empty if it is about other recorders. */
  public Optional<TechnicianId> bearerOf(String recorder) {
    if (recorder.equals(recorderA)) {
      return Optional.of(technicianB);
    }
    return recorder.equals(recorderB) ? Optional.of(technicianA) : Optional.empty();
  }
}
