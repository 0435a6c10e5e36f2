package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells all open pages what has changed: each topic is looked at once for all of them, on a worker,
 * while somebody listens, and sent where it is news. Whoever is slow misses what came between, not
 * the last word. Confined to one event loop.
 */
final class Broadcast {
  /** A few people with a few pages each; more are refused with 503. */
  static final int MOST_STREAMS = 32;

  private static final Logger log = LoggerFactory.getLogger(Broadcast.class);
  private static final long KEEP_ALIVE_MILLIS = 15_000;

  /** A look may take this part of the time at most; a large day is looked at less often. */
  private static final int REST = 4;

  private final Vertx vertx;
  private final LongSupplier nanoTime;
  private final List<Topic> topics = new ArrayList<>();
  private final Set<Listener> listeners = new LinkedHashSet<>();

  Broadcast(Vertx vertx, LongSupplier nanoTime) {
    this.vertx = vertx;
    this.nanoTime = nanoTime;
  }

  /**
   * @param look may block; null while there is nothing to tell
   */
  Broadcast topic(String name, long everyMillis, Supplier<@Nullable JsonNode> look) {
    topics.add(new Topic(name, everyMillis, look));
    return this;
  }

  /** Call it once, on the event loop that serves the requests. */
  void start() {
    topics.forEach(topic -> vertx.setTimer(1, timer -> look(topic)));
    vertx.setPeriodic(
        KEEP_ALIVE_MILLIS, timer -> listeners.forEach(each -> each.stream.stillHere()));
  }

  void open(RoutingContext context) {
    if (listeners.size() >= MOST_STREAMS) {
      Answers.problem(context, tooMany());
      return;
    }
    Listener listener = new Listener();
    listener.stream = EventStream.open(context, () -> listeners.remove(listener));
    listeners.add(listener);
  }

  static Refused tooMany() {
    return new Refused(
        503,
        "Too many open streams",
        "At most %d can be open. Close a page, or ask once instead.".formatted(MOST_STREAMS));
  }

  private void look(Topic topic) {
    if (listeners.isEmpty()) {
      vertx.setTimer(topic.everyMillis, timer -> look(topic));
      return;
    }
    long began = nanoTime.getAsLong();
    vertx
        .<String>executeBlocking(() -> topic.text(), false)
        .onFailure(failure -> log.debug("topic={} outcome=not_told", topic.name, failure))
        .onComplete(
            told -> {
              if (told.succeeded()) {
                topic.take(told.result());
                listeners.forEach(listener -> listener.hear(topic));
              }
              long took = (nanoTime.getAsLong() - began) / 1_000_000;
              vertx.setTimer(Math.max(topic.everyMillis, REST * took), timer -> look(topic));
            });
  }

  private static final class Topic {
    private final String name;
    private final long everyMillis;
    private final Supplier<@Nullable JsonNode> look;
    private String last = "";
    private long version;

    Topic(String name, long everyMillis, Supplier<@Nullable JsonNode> look) {
      this.name = name;
      this.everyMillis = everyMillis;
      this.look = look;
    }

    /** Empty while there is nothing to tell. */
    String text() {
      JsonNode told = look.get();
      return told == null ? "" : Answers.text(told);
    }

    void take(String text) {
      if (!text.isEmpty() && !text.equals(last)) {
        last = text;
        version++;
      }
    }
  }

  private static final class Listener {
    private final Map<Topic, Long> heard = new HashMap<>();

    @SuppressWarnings("NullAway.Init") // set before anybody sees the listener
    private EventStream stream;

    void hear(Topic topic) {
      if (topic.version > 0
          && !Objects.equals(heard.get(topic), topic.version)
          && !stream.isFull()) {
        heard.put(topic, topic.version);
        stream.send(topic.name, topic.last);
      }
    }
  }
}
