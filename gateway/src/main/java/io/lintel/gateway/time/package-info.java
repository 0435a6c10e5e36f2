/**
 * When things happen: the one place through which the gateway asks for the time and waits for it.
 */
@NullMarked
package io.lintel.gateway.time;

import org.jspecify.annotations.NullMarked;
