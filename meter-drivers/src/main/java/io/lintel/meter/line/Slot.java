package io.lintel.meter.line;

import java.time.Instant;

/** One moment at which a schedule says a meter must be read. */
public record Slot(String meter, Instant due) {}
