/**
 * The drill behind docs/loss.md: devices at every door of a gateway in a process of its own, which
 * is killed, or whose disk is filled, while they send; what they were told is taken is then looked
 * for in the journal.
 */
@NullMarked
package io.lintel.simulator.demo.loss;

import org.jspecify.annotations.NullMarked;
