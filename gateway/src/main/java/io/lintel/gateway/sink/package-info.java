/**
 * What goes out: each sink reads the journal behind a cursor of its own, so that a target that is
 * down falls behind and catches up, and never holds up a source.
 */
@NullMarked
package io.lintel.gateway.sink;

import org.jspecify.annotations.NullMarked;
