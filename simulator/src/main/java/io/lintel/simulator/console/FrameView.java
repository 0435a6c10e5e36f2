package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.simulator.console.Frames.Frame;
import io.lintel.simulator.mishap.LineMishaps;
import io.lintel.simulator.telegram.Annotated;
import io.lintel.simulator.transport.ScenarioLines.Plugged;
import java.util.List;
import java.util.Locale;

/** Frames as hex, with a name for each of their fields. */
final class FrameView {
  /** What is heard then belongs to no question. */
  private static final String NOBODY_SPEAKS = LineMishaps.IDLE_NOISE.name();

  private FrameView() {}

  /** The last {@code limit} frames of the line's log whose number is above {@code after}. */
  static ObjectNode list(Plugged line, long after, int limit) {
    List<Frame> all = new Frames().took(line.line().log().entries());
    ObjectNode list = Answers.object().put("line", line.plan().id());
    list.set("items", items(all, after, limit, new Conversation(line.plan())));
    return list;
  }

  /** Of {@code frames}, which go on with {@code conversation}, the last few above a number. */
  static ArrayNode items(List<Frame> frames, long after, int limit, Conversation conversation) {
    ArrayNode items = Answers.object().arrayNode();
    int first = frames.size() - limit;
    for (int i = 0; i < frames.size(); i++) {
      Frame frame = frames.get(i);
      if (i >= first && frame.number() > after) {
        ObjectNode node = frame(frame, conversation.annotated(frame));
        if (conversation.address() >= 0 && !frame.mishaps().contains(NOBODY_SPEAKS)) {
          node.put("address", conversation.address());
        }
        items.add(node);
      } else {
        conversation.heard(frame);
      }
    }
    return items;
  }

  private static ObjectNode frame(Frame frame, Annotated annotated) {
    ObjectNode node =
        Answers.object()
            .put("n", frame.number())
            .put("at", frame.at().toString())
            .put("side", frame.side().name().toLowerCase(Locale.ROOT))
            .put("hex", frame.bytes().toHex());
    ArrayNode fields = node.putArray("fields");
    for (Annotated.Field field : annotated.fields()) {
      ObjectNode named = fields.addObject().put("from", field.from()).put("to", field.to());
      named.putObject("says").put("en", field.says().en()).put("zh", field.says().zh());
      named.put("value", field.value()).put("wrong", field.wrong());
    }
    ArrayNode mishaps = node.putArray("mishaps");
    frame.mishaps().forEach(mishaps::add);
    return node;
  }
}
