/**
 * Names as they stand on the wire: lower snake case for enumerations, read and written in one
 * place.
 */
@NullMarked
package io.lintel.gateway.wording;

import org.jspecify.annotations.NullMarked;
