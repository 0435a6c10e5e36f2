package io.lintel.simulator.people;

import java.time.Instant;

/**
 * A deed at the moment it was really done.
 *
 * @param typesReading whether the meter's index was copied by hand with it
 */
public record Act(Deed deed, Instant at, boolean typesReading) {}
