/**
 * Reads the meters on lines when they are due, and journals every slot with its end. What a line
 * may do and when is decided in {@code io.lintel.meter.line}; here is carried, journaled and
 * reloaded.
 */
@NullMarked
package io.lintel.gateway.source.line;

import org.jspecify.annotations.NullMarked;
