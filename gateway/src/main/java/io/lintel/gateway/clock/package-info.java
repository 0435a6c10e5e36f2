/** Clocks as intervals: what the evidence says about a device's offset, and corrected times. */
@NullMarked
package io.lintel.gateway.clock;

import org.jspecify.annotations.NullMarked;
