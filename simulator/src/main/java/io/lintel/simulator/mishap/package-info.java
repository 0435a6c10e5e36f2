/**
 * Everything that can go wrong in the simulated field, by name: the catalogue with its parameters
 * in both languages, one chosen mishap with its target, window and probability, and the board of
 * those that stand while a day runs. Pure; how a mishap is carried out is known to the packages it
 * befalls.
 */
@NullMarked
package io.lintel.simulator.mishap;

import org.jspecify.annotations.NullMarked;
