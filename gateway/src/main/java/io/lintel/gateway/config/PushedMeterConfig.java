package io.lintel.gateway.config;

/**
 * A meter that reports by itself.
 *
 * @param payload the decoder's name; meters that are not listed use {@code lintel-json}
 */
public record PushedMeterConfig(String id, String payload) {}
