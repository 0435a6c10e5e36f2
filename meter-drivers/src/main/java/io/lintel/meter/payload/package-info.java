/** Decoders of payloads that meters push over MQTT, CoAP and HTTP. */
@NullMarked
package io.lintel.meter.payload;

import org.jspecify.annotations.NullMarked;
