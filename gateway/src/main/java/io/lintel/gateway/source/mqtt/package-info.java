/**
 * Reports that come over MQTT from a broker of one's own: a persistent session, acknowledged
 * message by message only once the journal has them. Devices that connect to the gateway itself are
 * served by {@code endpoint}; the topics and what is made of them are the same.
 */
@NullMarked
package io.lintel.gateway.source.mqtt;

import org.jspecify.annotations.NullMarked;
