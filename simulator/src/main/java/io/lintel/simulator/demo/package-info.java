/**
 * Gateway and simulator in one process: the only package here that knows the gateway, and the
 * commands that start it all.
 */
@NullMarked
package io.lintel.simulator.demo;

import org.jspecify.annotations.NullMarked;
