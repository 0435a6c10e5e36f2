package io.lintel.gateway.linking;

import io.lintel.gateway.visit.GeoPoint;

/**
 * A technician at one place, by the phone: surely from {@code from} to {@code to}, in microseconds.
 *
 * @param accuracyMetres of {@code place}, 68 %
 */
public record Stay(long from, long to, GeoPoint place, double accuracyMetres) {
  boolean holds(long earliest, long latest) {
    return from <= earliest && latest <= to;
  }
}
