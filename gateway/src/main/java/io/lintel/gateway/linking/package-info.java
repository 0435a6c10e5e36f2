/** Pure decision: to which visit an observation belongs. */
@NullMarked
package io.lintel.gateway.linking;

import org.jspecify.annotations.NullMarked;
