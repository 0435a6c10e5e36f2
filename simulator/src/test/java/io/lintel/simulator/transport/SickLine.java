package io.lintel.simulator.transport;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.ModbusMeter;
import io.lintel.simulator.fault.LineDiary;
import io.lintel.simulator.fault.MeterBus;
import io.lintel.simulator.fault.Mishaps;
import io.lintel.simulator.fault.Troubles;
import io.lintel.simulator.fault.Wire;
import io.lintel.simulator.mishap.MishapBoard;
import io.lintel.simulator.mishap.MishapList;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines on which something goes wrong all the time, for tests. */
final class SickLine {
  private SickLine() {}

  static VirtualLine with(Wire wire, List<ModbusMeter> meters, String kind, String... settings) {
    MishapBoard board =
        new MishapBoard(new MishapList(List.of(Mishaps.mishap("sick", kind, settings))));
    Troubles troubles = new Troubles(board, Dice.ofSeed(1), Instant.EPOCH, () -> Instant.EPOCH);
    Map<String, ModbusMeter> named = new LinkedHashMap<>();
    meters.forEach(meter -> named.put("sick-" + meter.unit(), meter));
    return VirtualLine.of(
        new MeterBus("sick", wire, named, troubles, new LineDiary()),
        new SerialSpeed(9_600, Parity.NONE, 1));
  }
}
