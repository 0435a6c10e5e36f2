package io.lintel.gateway.visit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One work order's call at one address, as the work order says.
 *
 * @param meters the meters at the address, by id
 * @param requestedAt when the customer asked, or null
 * @param appointment when the technician is to come, or null where none was agreed
 * @param status {@code planned}, {@code done}, {@code cancelled} … as the work-order system writes
 *     it
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
  /** The status of a work order that was called off: nobody comes. */
  public static final String CANCELLED = "cancelled";

  public Visit {
    technicians = List.copyOf(technicians);
    meters = List.copyOf(meters);
  }

  public boolean calledOff() {
    return status.equals(CANCELLED);
  }

  /** From and to may be the same instant: a point. */
  public record Appointment(Instant from, Instant to) {}
}
