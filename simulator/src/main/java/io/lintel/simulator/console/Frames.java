package io.lintel.simulator.console;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.transport.WireLog.Passed;
import io.lintel.simulator.transport.WireLog.Side;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts together what passed a line octet by octet: a frame is one burst of one side. */
final class Frames {
  private @Nullable Frame last;

  /**
   * @param number of its first octets in the line's log
   * @param mishaps by name, those that befell it
   */
  record Frame(long number, Instant at, Side side, Bytes bytes, long burst, List<String> mishaps) {
    private static Frame of(Passed passed) {
      return new Frame(
          passed.number(),
          passed.at(),
          passed.side(),
          passed.bytes(),
          passed.burst(),
          passed.mishaps());
    }

    private boolean goesOnWith(Passed passed) {
      return passed.side() == side && passed.burst() == burst;
    }

    private Frame with(Passed passed) {
      return new Frame(number, at, side, bytes.plus(passed.bytes()), burst, passed.mishaps());
    }
  }

  /** Those that are new or longer than before, in order. */
  List<Frame> took(List<Passed> passed) {
    Map<Long, Frame> changed = new LinkedHashMap<>();
    for (Passed each : passed) {
      Frame before = last;
      Frame now = before != null && before.goesOnWith(each) ? before.with(each) : Frame.of(each);
      changed.put(now.number(), now);
      last = now;
    }
    return List.copyOf(changed.values());
  }
}
