/**
 * What networks do to messages, as decisions: whether one is lost, late, doubled, overtaken or
 * refused this time, drawn from the seed; and what a device states anew when it has to send again.
 * Pure; carried out by the transport.
 */
@NullMarked
package io.lintel.simulator.network;

import org.jspecify.annotations.NullMarked;
