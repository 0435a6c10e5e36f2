/**
 * Simulated time: one clock that everything shares, which may run faster than the wall and waits
 * for whoever cannot keep up. Schedules follow it; bytes on a line keep the time of the wall.
 */
@NullMarked
package io.lintel.simulator.clock;

import org.jspecify.annotations.NullMarked;
