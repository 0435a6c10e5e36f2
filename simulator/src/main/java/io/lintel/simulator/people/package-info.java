/**
 * Technicians: how they travel, ring, work and leave, what they tap and when, and how they treat
 * their recorders. Pure; a day is drawn from dice.
 */
@NullMarked
package io.lintel.simulator.people;

import org.jspecify.annotations.NullMarked;
