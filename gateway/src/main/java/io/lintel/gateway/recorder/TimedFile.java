package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.ClockBasis;
import io.lintel.gateway.clock.TimeBounds;

/**
 * A docked file with the times of its recording corrected.
 *
 * @param epoch the power epoch's place in this recorder's story, as in {@link TimedEvent}
 * @param begin of the file, its prebuffer included
 */
public record TimedFile(
    DockedFile file, int epoch, TimeBounds begin, TimeBounds end, ClockBasis basis) {}
