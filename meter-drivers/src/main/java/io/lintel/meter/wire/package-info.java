/**
 * Bytes, binary-coded decimals and checksums. Knows no protocol: gateway, drivers and simulator may
 * all stand on it, and nothing here may stand on them.
 */
@NullMarked
package io.lintel.meter.wire;

import org.jspecify.annotations.NullMarked;
