/**
 * Who may ask: the administrator's token, sessions of browsers, and the links that begin them.
 * docs/security.md says what is protected from whom.
 */
@NullMarked
package io.lintel.gateway.access;

import org.jspecify.annotations.NullMarked;
