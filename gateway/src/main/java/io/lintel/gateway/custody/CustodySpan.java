package io.lintel.gateway.custody;

import io.lintel.gateway.visit.TechnicianId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recorder in somebody's hands.
 *
 * @param seq the journal entry that says so
 * @param to exclusive, or null while it lasts
 */
public record CustodySpan(
    long seq, String recorder, TechnicianId technician, Instant from, @Nullable Instant to) {}
