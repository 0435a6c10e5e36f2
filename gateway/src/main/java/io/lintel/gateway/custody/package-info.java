/** Who carried which recorder from when to when. */
@NullMarked
package io.lintel.gateway.custody;

import org.jspecify.annotations.NullMarked;
