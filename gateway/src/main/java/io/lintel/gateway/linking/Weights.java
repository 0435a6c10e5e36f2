package io.lintel.gateway.linking;

import java.time.Duration;

/**
 * What each piece of evidence is worth, in log-odds; docs/linking.md gives the reasons.
 *
 * @param bound the recorder says it is bound to this technician
 * @param custody the recorder is in this technician's custody
 * @param inside the event lies wholly in the visit's span
 * @param otherInside it lies wholly in another visit's span of the same technician
 * @param edge it overlaps the span's edge; falls to −edge at {@code edgeWithin}
 * @param farther it lies farther from the span
 * @param place what one position says at most, for or against
 * @param placesAtMost what all positions together say at most
 * @param meter the meter is one of the visit's
 * @param otherMeter the meter is one of another visit's there and then
 * @param swap that two technicians' recorders were swapped, before anything is known: once for a
 *     pair of recorders and a day
 * @param none no visit explains it
 * @param linkedFrom the probability from which a visit is linked
 * @param noneFrom the probability of none from which nothing is linked
 */
public record Weights(
    double bound,
    double custody,
    double inside,
    double otherInside,
    double edge,
    Duration edgeWithin,
    double farther,
    double place,
    double placesAtMost,
    double meter,
    double otherMeter,
    double swap,
    double none,
    double linkedFrom,
    double noneFrom) {
  public static final Weights DEFAULT =
      new Weights(5, 4, 3, -3, 1.5, Duration.ofMinutes(5), -8, 4, 12, 6, -6, -6, -2, 0.95, 0.5);
}
