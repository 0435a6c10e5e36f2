/**
 * Reports that come over MQTT: a persistent session at a broker, acknowledged message by message
 * only once the journal has them; and the embedded broker for those who run none.
 */
@NullMarked
package io.lintel.gateway.source.mqtt;

import org.jspecify.annotations.NullMarked;
