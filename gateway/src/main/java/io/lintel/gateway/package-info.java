/** The product: {@code Main} and the wiring, by plain constructors, in one readable place. */
@NullMarked
package io.lintel.gateway;

import org.jspecify.annotations.NullMarked;
