package io.lintel.simulator.fault;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.GasState;
import io.lintel.simulator.mishap.Strike;
import java.util.function.Function;

/**
 * What a fault may know of the exchange it strikes.
 *
 * @param strike the mishap with its figures and its luck
 * @param request as it was heard
 * @param atFirst what the meter's dial showed when this mishap struck it for the first time
 * @param showing what a meter of the same make would answer if its dial showed this
 */
public record Occasion(
    Strike strike,
    Form form,
    Message request,
    GasState atFirst,
    Function<GasState, Bytes> showing) {
  Dice dice() {
    return strike.dice();
  }

  /** {@code count} octets of noise. */
  Bytes noise(int count) {
    return noise(count, dice());
  }

  static Bytes noise(int count, Dice dice) {
    int[] octets = new int[count];
    for (int i = 0; i < count; i++) {
      octets[i] = dice.whole(0, 255);
    }
    return Bytes.ofUnsigned(octets);
  }
}
