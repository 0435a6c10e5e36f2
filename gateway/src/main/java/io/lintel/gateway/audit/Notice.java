package io.lintel.gateway.audit;

import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.wording.Sentence;
import io.lintel.gateway.wording.WireName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a person should look at that is no verdict and no orphan. It stands as long as it
 * follows from what is known.
 *
 * @param visit the visit it is about, or null
 * @param technician whom it is about, or null
 * @param device recorder or meter, or null
 * @param at when, by the gateway's clock
 * @param evidence journal numbers, ascending
 */
public record Notice(
    Kind kind,
    @Nullable VisitId visit,
    @Nullable TechnicianId technician,
    @Nullable String device,
    Instant at,
    Sentence because,
    List<Long> evidence) {
  /** What it is about. */
  public enum Kind implements WireName {
    /** A clock jumped, stands in another zone, or contradicts itself. */
    CLOCK,
    /** Two technicians seem to have each other's recorder. */
    SWAP,
    /** A step's time contradicts its place or order. */
    STEP_TIME,
    /** Somebody recorded with a recorder that nobody booked out to them. */
    CUSTODY
  }

  public Notice {
    evidence = List.copyOf(evidence);
  }
}
