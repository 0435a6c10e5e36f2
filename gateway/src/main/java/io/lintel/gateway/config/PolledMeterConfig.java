package io.lintel.gateway.config;

import java.time.Duration;

/**
 * A meter that is asked.
 *
 * @param profile a device profile's name
 * @param address as the profile's protocol writes it
 * @param every from one due reading to the next
 */
public record PolledMeterConfig(String id, String profile, String address, Duration every) {}
