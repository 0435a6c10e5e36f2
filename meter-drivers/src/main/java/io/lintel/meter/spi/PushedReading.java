package io.lintel.meter.spi;

import io.lintel.meter.reading.MeterReading;
import org.jspecify.annotations.Nullable;

/**
 * A reading that a meter sent on its own.
 *
 * @param at the device's time string exactly as it was written, or null
 * @param sequence the device's counter, or null
 */
public record PushedReading(MeterReading reading, @Nullable String at, @Nullable Long sequence) {}
