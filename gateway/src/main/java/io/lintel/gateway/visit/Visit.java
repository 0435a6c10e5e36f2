package io.lintel.gateway.visit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One work order's call at one address, as the work order says.
 *
 * @param meters the meters at the address, by id
 * @param requestedAt when the customer asked, or null
 * @param appointment when the technician is to come, or null where none was agreed
 * @param status {@code planned}, {@code done}, {@code cancelled} … as the work-order system writes
 *     it; only {@code cancelled} means something here, see {@link #calledOff}
 */
public record Visit(
    VisitId id,
    VisitKind kind,
    List<TechnicianId> technicians,
    @Nullable String customer,
    @Nullable String address,
    @Nullable String building,
    @Nullable GeoPoint position,
    List<String> meters,
    @Nullable Instant requestedAt,
    @Nullable Appointment appointment,
    String status) {
  /** The status of a work order that was called off, in both spellings. */
  private static final Set<String> CANCELLED = Set.of("cancelled", "canceled");

  public Visit {
    technicians = List.copyOf(technicians);
    meters = List.copyOf(meters);
  }

  /**
   * Whether nobody comes any more. A visit that was rescheduled is still to come, at the
   * appointment that stands; one where nobody was met, or that is done, has been come to: so each
   * of them may explain what happened there, though its steps have not been heard of.
   */
  public boolean calledOff() {
    return CANCELLED.contains(status.strip().toLowerCase(Locale.ROOT));
  }

  /** From and to may be the same instant: a point. */
  public record Appointment(Instant from, Instant to) {}
}
