package io.lintel.gateway.clock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence about a clock, as a person is shown it.
 *
 * @param seq its journal number; {@link SendingLog#NOT_JOURNALED} if it has none
 * @param at when, by the gateway's clock
 * @param lo how far the device's clock was ahead at least, or null if this does not say
 * @param hi … and at most
 */
public record ClockEvidence(
    long seq, ClockBasis basis, Instant at, @Nullable Duration lo, @Nullable Duration hi) {}
