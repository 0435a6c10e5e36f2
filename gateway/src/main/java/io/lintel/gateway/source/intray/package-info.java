/**
 * What all connections of one event loop bring, taken to the journal together: many messages, one
 * append, one sync, and each answered once it is durable. Shared by the doors devices connect to.
 */
@NullMarked
package io.lintel.gateway.source.intray;

import org.jspecify.annotations.NullMarked;
