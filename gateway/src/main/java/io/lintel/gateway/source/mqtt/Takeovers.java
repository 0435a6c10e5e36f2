package io.lintel.gateway.source.mqtt;

import io.lintel.gateway.source.mqtt.Loss.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody takes our session again and again: two gateways with one client id throw each
 * other out for ever, and each sees a part of the messages. Not safe for use by several threads.
 */
final class Takeovers {
  /** So many within {@link #WINDOW} are no accident. */
  static final int OFTEN = 3;

  static final Duration WINDOW = Duration.ofMinutes(5);

  /** In MQTT 3.1.1 the broker does not say why; a connection that ends so soon may be one. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private final String clientId;
  private final Deque<Instant> lost = new ArrayDeque<>();
  private boolean certain;

  Takeovers(String clientId) {
    this.clientId = clientId;
  }

  /**
   * @param since when the subscriptions stood; null if they did not
   */
  void lost(Cause cause, @Nullable Instant since, Instant now) {
    boolean takenOver = cause == Cause.TAKEN_OVER;
    if (takenOver || (since != null && now.isBefore(since.plus(SOON)))) {
      certain |= takenOver;
      lost.add(now);
    }
    while (lost.size() > 2 * OFTEN) {
      lost.remove();
    }
  }

  /** One sentence, if it happens again and again. */
  Optional<String> said(Instant now) {
    while (!lost.isEmpty() && lost.peek().plus(WINDOW).isBefore(now)) {
      lost.remove();
    }
    if (lost.size() < OFTEN) {
      certain &= !lost.isEmpty();
      return Optional.empty();
    }
    String what =
        certain
            ? "another client takes the session of '" + clientId + "' over again and again"
            : "the broker ends each connection soon after it was made, as it does when another"
                + " client takes the session of '"
                + clientId
                + "' over";
    return Optional.of(
        what
            + " (since "
            + lost.peek()
            + "): two gateways must not share one client id; leave mqtt.client-id out, or give each"
            + " its own");
  }
}
