/**
 * Who speaks on a connection, and for which devices: what a client shows, the doorkeeper who looks
 * it up, and the speaker he admits. Pure but for the files the devices' secrets are kept in;
 * docs/security.md says what is protected from whom.
 */
@NullMarked
package io.lintel.gateway.identity;

import org.jspecify.annotations.NullMarked;
