/**
 * Recorders that are terminals of JT/T 808 over TCP: one port for all of them, one session a
 * connection, and no answer before the journal has what it answers.
 */
@NullMarked
package io.lintel.gateway.source.jt808;

import org.jspecify.annotations.NullMarked;
