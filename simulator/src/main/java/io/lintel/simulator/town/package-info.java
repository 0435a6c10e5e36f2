/**
 * Where it all happens: streets, staircases and doors with addresses and coordinates, laid out anew
 * by each seed.
 */
@NullMarked
package io.lintel.simulator.town;

import org.jspecify.annotations.NullMarked;
