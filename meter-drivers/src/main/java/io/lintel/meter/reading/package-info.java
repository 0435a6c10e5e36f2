/**
 * What meters say: values with units, exact, with the quality and the raw bytes they came from.
 * Knows no protocol.
 */
@NullMarked
package io.lintel.meter.reading;

import org.jspecify.annotations.NullMarked;
