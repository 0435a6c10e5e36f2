/**
 * What the journal keeps for a while only: octets that are bulk and no evidence. Entries stay, with
 * their numbers, bodies and digests; a supervised thread drops the octets, a few at a time.
 */
@NullMarked
package io.lintel.gateway.retention;

import org.jspecify.annotations.NullMarked;
