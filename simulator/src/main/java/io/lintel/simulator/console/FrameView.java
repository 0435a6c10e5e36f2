package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.simulator.console.Frames.Frame;
import io.lintel.simulator.transport.ScenarioLines.Plugged;
import java.util.List;
import java.util.Locale;

/** Frames as hex. */
final class FrameView {
  private FrameView() {}

  /** The last {@code limit} frames of the line's log whose number is above {@code after}. */
  static ObjectNode list(Plugged line, long after, int limit) {
    List<Frame> frames =
        new Frames()
            .took(line.line().log().entries()).stream()
                .filter(frame -> frame.number() > after)
                .toList();
    return Answers.object()
        .put("line", line.plan().id())
        .set("items", items(frames.subList(Math.max(0, frames.size() - limit), frames.size())));
  }

  static ArrayNode items(List<Frame> frames) {
    ArrayNode items = Answers.object().arrayNode();
    frames.forEach(frame -> items.add(frame(frame)));
    return items;
  }

  private static ObjectNode frame(Frame frame) {
    ObjectNode node =
        Answers.object()
            .put("n", frame.number())
            .put("at", frame.at().toString())
            .put("side", frame.side().name().toLowerCase(Locale.ROOT))
            .put("hex", frame.bytes().toHex());
    ArrayNode mishaps = node.putArray("mishaps");
    frame.mishaps().forEach(mishaps::add);
    return node;
  }
}
