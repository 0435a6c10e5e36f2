/** Modbus over RTU, TCP and RTU over TCP, as conversations. */
@NullMarked
package io.lintel.meter.modbus;

import org.jspecify.annotations.NullMarked;
