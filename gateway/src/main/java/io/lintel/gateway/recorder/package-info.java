/** What recorders report, and the recording intervals that follow from it. */
@NullMarked
package io.lintel.gateway.recorder;

import org.jspecify.annotations.NullMarked;
