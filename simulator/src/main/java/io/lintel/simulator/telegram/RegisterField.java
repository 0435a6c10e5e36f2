package io.lintel.simulator.telegram;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.mishap.Words;
import java.util.function.Function;

/**
 * A value in registers.
 *
 * @param count of registers
 * @param value what their octets say
 */
record RegisterField(int register, int count, Words says, Function<Bytes, String> value) {}
