/** The commands of {@code ./lintel} that need no simulator. */
@NullMarked
package io.lintel.gateway.cli;

import org.jspecify.annotations.NullMarked;
