package io.lintel.simulator.transport;

import io.lintel.simulator.clock.SimulatedClock;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.Sending;
import io.lintel.simulator.scenario.Sending.Way;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Lets a day's messages leave when their time comes. */
public final class DayPlayer {
  private final MqttPublisher publisher;
  private final CoapReporter coap;
  private final GatewayHttp http;
  private final Outbox outbox;
  private final AtomicLong sent = new AtomicLong();

  public DayPlayer(MqttPublisher publisher, CoapReporter coap, GatewayHttp http, Outbox outbox) {
    this.publisher = publisher;
    this.coap = coap;
    this.http = http;
    this.outbox = outbox;
  }

  /** Books the whole day: each message, once sent, books the next. */
  public void book(Day day, SimulatedClock clock) {
    new Chain(day.sendings(), clock).bookNext();
  }

  /** Messages sent so far, repeats and all. */
  public long sent() {
    return sent.get();
  }

  /** Sends {@code sending} now; the outbox knows of it until it has been taken in. */
  public void send(Sending sending) {
    sent.incrementAndGet();
    if (sending.way() == Way.PUBLISH) {
      if (!sending.repeat()) {
        outbox.published();
      }
      publisher.publish(sending.to(), sending.body());
      return;
    }
    outbox.requested();
    if (sending.way() == Way.COAP) {
      coap.post(sending.to(), sending.body(), LostDatagrams.NONE, answer -> outbox.answered());
    } else {
      http.send(sending.way().name(), sending.to(), sending.body(), answer -> outbox.answered());
    }
  }

  private final class Chain {
    private final Iterator<Sending> sendings;
    private final SimulatedClock clock;

    Chain(List<Sending> sendings, SimulatedClock clock) {
      this.sendings = sendings.iterator();
      this.clock = clock;
    }

    void bookNext() {
      if (sendings.hasNext()) {
        Sending next = sendings.next();
        clock.at(
            next.at(),
            () -> {
              send(next);
              bookNext();
            });
      }
    }
  }
}
