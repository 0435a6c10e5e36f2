package io.lintel.gateway.docking;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Whose words are read: one docking station, or all that post to one place.
 *
 * @param id null where the record itself has to name the station
 * @param zone of times that say none
 */
public record Station(@Nullable String id, Dialect dialect, ZoneId zone) {}
