/** SQL for the embedded store: the only package that knows JDBC. */
@NullMarked
package io.lintel.gateway.store;

import org.jspecify.annotations.NullMarked;
