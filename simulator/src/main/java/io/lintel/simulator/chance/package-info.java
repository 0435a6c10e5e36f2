/** Seeded chance: the same seed and the same name give the same draws, on any machine. */
@NullMarked
package io.lintel.simulator.chance;

import org.jspecify.annotations.NullMarked;
