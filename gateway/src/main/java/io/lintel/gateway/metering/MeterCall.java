package io.lintel.gateway.metering;

import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.visit.VisitKind;
import java.time.Instant;

/**
 * That somebody of another crew was at a meter, as far as their phones' own clocks tell: enough to
 * explain what the meter says, not to judge anybody by.
 *
 * @param from the earliest moment that any of their steps states or was received at
 * @param to the latest
 */
public record MeterCall(VisitId visit, VisitKind kind, String meter, Instant from, Instant to) {}
