/**
 * Meters and recorders as pure state machines: told what happens to them and when, they say what
 * they would send. They own no socket, thread or clock.
 */
@NullMarked
package io.lintel.simulator.device;

import org.jspecify.annotations.NullMarked;
