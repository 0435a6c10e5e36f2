/**
 * The ends of the wires: publishers, phones, the stand-in for the time-series store. Thin; they
 * carry and decide nothing.
 */
@NullMarked
package io.lintel.simulator.transport;

import org.jspecify.annotations.NullMarked;
