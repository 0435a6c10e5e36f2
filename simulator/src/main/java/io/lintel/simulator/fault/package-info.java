/**
 * What goes wrong on a line with meters: pure functions from what a healthy meter would do to what
 * is sent when. Chance and figures come with the mishap that strikes; ports, threads and clocks are
 * the carriers' business.
 */
@NullMarked
package io.lintel.simulator.fault;

import org.jspecify.annotations.NullMarked;
