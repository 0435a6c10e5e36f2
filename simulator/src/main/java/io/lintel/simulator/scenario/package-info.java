/**
 * Days: a YAML file and a seed become everything that happens in one day, what is sent because of
 * it, and the truth about it.
 */
@NullMarked
package io.lintel.simulator.scenario;

import org.jspecify.annotations.NullMarked;
