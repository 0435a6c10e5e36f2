/**
 * The testers' console: an HTTP interface that drives a day while it is played, and the page that
 * uses it. It knows the stage by small interfaces and the gateway by its HTTP interface only.
 */
@NullMarked
package io.lintel.simulator.console;

import org.jspecify.annotations.NullMarked;
