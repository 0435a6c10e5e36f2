package io.lintel.gateway.source.mqtt.endpoint;

import io.lintel.meter.wire.Bytes;
import java.time.Instant;

/**
 * A command that nobody has answered yet.
 *
 * @param id as whoever gave it named it
 * @param until after when it is not sent any more
 * @param payload what is published
 */
public record Order(String meter, String id, Instant until, Bytes payload) {}
