package io.lintel.simulator.console;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.console.Frames.Frame;
import io.lintel.simulator.device.RegisterLayout;
import io.lintel.simulator.scenario.Scenario.LinePlan;
import io.lintel.simulator.telegram.Annotated;
import io.lintel.simulator.telegram.Annotator;
import io.lintel.simulator.transport.WireLog.Side;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names the octets of one line's frames: what an answer holds is known by what was asked. */
final class Conversation {
  private final Annotator annotator;
  private final int unitAt;
  private @Nullable Bytes asked;

  Conversation(LinePlan line) {
    unitAt = line.kind().form().unitAt();
    annotator =
        new Annotator(
            line.kind().form(),
            RegisterLayout.valueOf(line.profile().toUpperCase(Locale.ROOT).replace('-', '_')));
  }

  /** Frames are heard in the order in which they passed. */
  void heard(Frame frame) {
    if (frame.side() == Side.MASTER) {
      asked = frame.bytes();
    }
  }

  /** Who was asked last, or -1 before anybody was. */
  int address() {
    Bytes request = asked;
    return request == null || request.length() <= unitAt ? -1 : request.at(unitAt);
  }

  Annotated annotated(Frame frame) {
    heard(frame);
    return frame.side() == Side.MASTER
        ? annotator.request(frame.bytes())
        : annotator.answer(frame.bytes(), asked);
  }
}
