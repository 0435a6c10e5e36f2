/**
 * Meters that say what captured meters said: which recorded answer belongs to a question, and what
 * its frames mean for the truth. Pure; the questions and the time come from outside.
 */
@NullMarked
package io.lintel.simulator.replay;

import org.jspecify.annotations.NullMarked;
