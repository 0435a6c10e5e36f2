/**
 * The serial port itself and the arbitration of a shared line: the one place here that touches a
 * device.
 */
@NullMarked
package io.lintel.meter.line;

import org.jspecify.annotations.NullMarked;
