/**
 * What the octets on a line mean, for people who look at them: fields with names in both languages,
 * from the simulator's own tables. Broken frames are named as far as they go.
 */
@NullMarked
package io.lintel.simulator.telegram;

import org.jspecify.annotations.NullMarked;
