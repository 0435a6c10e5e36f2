/** Cases: what is found, loaded, judged, compared and written as one. */
@NullMarked
package io.lintel.gateway.casework;

import org.jspecify.annotations.NullMarked;
