/**
 * The resources of {@code /api/v1} that answer: visits with their verdicts, readings, slots,
 * recorders, orphans, the gateway's own state. What comes in is {@code source.http}'s business.
 */
@NullMarked
package io.lintel.gateway.api;

import org.jspecify.annotations.NullMarked;
