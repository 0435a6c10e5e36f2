/**
 * Names as they stand on the wire: lower snake case for enumerations, read and written in one
 * place. And why a file, a port or a peer cannot be used, in words.
 */
@NullMarked
package io.lintel.gateway.wording;

import org.jspecify.annotations.NullMarked;
