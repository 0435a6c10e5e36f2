/**
 * What the gateway made of a day, held against the truth. Sees the gateway only through its HTTP
 * interface, and the time-series store through what was written to it.
 */
@NullMarked
package io.lintel.simulator.score;

import org.jspecify.annotations.NullMarked;
