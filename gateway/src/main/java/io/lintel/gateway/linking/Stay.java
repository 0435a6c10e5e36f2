package io.lintel.gateway.linking;

import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.VisitId;

/**
 * A technician at one place, in microseconds.
 *
 * @param visit for which
 * @param from since when; surely, where it is {@code sure}
 * @param to until when
 * @param accuracyMetres of {@code place}, 68 %
 * @param sure by the phone, all through; else the address of a visit that was tapped afterwards, at
 *     some time from {@code from} to {@code to}
 */
public record Stay(
    VisitId visit, long from, long to, GeoPoint place, double accuracyMetres, boolean sure) {
  boolean holds(long earliest, long latest) {
    return from <= earliest && latest <= to;
  }

  /** The same place and visit for another time. */
  Stay during(long since, long until) {
    return new Stay(visit, since, until, place, accuracyMetres, sure);
  }
}
