/**
 * The whole contract between a meter protocol and whoever carries its bytes: a driver is a
 * conversation that owns no port, thread, clock or log.
 */
@NullMarked
package io.lintel.meter.spi;

import org.jspecify.annotations.NullMarked;
