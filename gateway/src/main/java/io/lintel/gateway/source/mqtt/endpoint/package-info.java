/**
 * The door for devices over MQTT, without a broker in between: a publication is an observation, and
 * its acknowledgement goes out after the journal's commit. {@code Dialogue} is one connection's
 * protocol without a socket, {@code DeviceChannel} its socket, {@code MqttEndpoint} the port.
 * docs/mqtt.md says what is promised, docs/decisions/mqtt-endpoint.md why it is built so.
 */
@NullMarked
package io.lintel.gateway.source.mqtt.endpoint;

import org.jspecify.annotations.NullMarked;
