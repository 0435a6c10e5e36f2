/**
 * Field captures: packets of Modbus TCP, the text of a serial sniffer, or the frames a gateway
 * kept, taken apart into questions and answers and written down as a scenario. Bytes and times go
 * in, a scenario's text comes out.
 */
@NullMarked
package io.lintel.simulator.capture;

import org.jspecify.annotations.NullMarked;
