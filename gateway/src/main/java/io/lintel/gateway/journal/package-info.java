/** The truth: an append-only sequence of observations, durable before anyone is told so. */
@NullMarked
package io.lintel.gateway.journal;

import org.jspecify.annotations.NullMarked;
