package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.simulator.console.Frames.Frame;
import io.lintel.simulator.transport.ScenarioLines.Plugged;
import io.lintel.simulator.transport.WireLog.Passed;
import io.lintel.simulator.transport.WireTap;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What passes a line, as server-sent events: first the last frames, then each as it comes, several
 * times a second. A frame that grows is told again under its number. Confined to one event loop.
 */
final class LineBytes {
  private static final long LOOK_MILLIS = 200;

  /** Told to whoever opens a stream. */
  private static final int LAST_FRAMES = 40;

  private static final int LONGEST_SILENCE_LOOKS = 75;

  private final Vertx vertx;
  private final Stage stage;
  private int open;

  LineBytes(Vertx vertx, Stage stage) {
    this.vertx = vertx;
    this.stage = stage;
  }

  void open(RoutingContext context) {
    Performance performance = stage.performance();
    if (performance == null) {
      Answers.problem(context, new NotOnThisStage("No day is on at this moment. Ask again."));
    } else if (open >= Broadcast.MOST_STREAMS) {
      Answers.problem(context, Broadcast.tooMany());
    } else {
      try {
        new Following(context, LineView.named(performance, context.pathParam("id")));
      } catch (Refused noSuchLine) {
        Answers.problem(context, noSuchLine);
      }
    }
  }

  private final class Following {
    private final String line;
    private final WireTap tap;
    private final EventStream stream;
    private final Frames frames = new Frames();
    private final Conversation conversation;
    private final List<Passed> waiting = new ArrayList<>();
    private final long timer;
    private long known;
    private int silent;

    Following(RoutingContext context, Plugged plugged) {
      line = plugged.plan().id();
      conversation = new Conversation(plugged.plan());
      // Before the log is read, so that nothing is missed between; what comes twice is left out.
      tap = plugged.line().log().tap();
      stream = EventStream.open(context, this::close);
      open++;
      tell(all(plugged.line().log().entries()), LAST_FRAMES);
      timer = vertx.setPeriodic(LOOK_MILLIS, each -> look());
    }

    private List<Frame> all(List<Passed> entries) {
      known = entries.isEmpty() ? 0 : entries.get(entries.size() - 1).number();
      return frames.took(entries);
    }

    private void look() {
      try {
        tap.take(0).stream().filter(passed -> passed.number() > known).forEach(waiting::add);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (!waiting.isEmpty() && !stream.isFull()) {
        tell(frames.took(waiting), WireTap.MOST);
        waiting.clear();
      } else if (++silent >= LONGEST_SILENCE_LOOKS) {
        silent = 0;
        stream.stillHere();
      }
      if (waiting.size() > WireTap.MOST) {
        waiting.subList(0, waiting.size() - WireTap.MOST).clear();
      }
    }

    private void tell(List<Frame> told, int most) {
      silent = 0;
      ObjectNode event = Answers.object().put("line", line).put("missed", tap.missed());
      event.set("items", FrameView.items(told, 0, most, conversation));
      stream.send("frames", event);
    }

    private void close() {
      if (vertx.cancelTimer(timer)) {
        open--;
        tap.close();
      }
    }
  }
}
