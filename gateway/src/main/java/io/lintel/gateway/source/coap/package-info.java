/**
 * Reports that come over CoAP, plain or under DTLS with a key per device: one POST, answered once
 * the journal has it.
 */
@NullMarked
package io.lintel.gateway.source.coap;

import org.jspecify.annotations.NullMarked;
