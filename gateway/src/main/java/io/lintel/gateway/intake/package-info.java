/**
 * From the payloads of the published topics and resources to observations and back to facts: one
 * shape for MQTT, CoAP, HTTP and import.
 */
@NullMarked
package io.lintel.gateway.intake;

import org.jspecify.annotations.NullMarked;
