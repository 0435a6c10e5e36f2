package io.lintel.simulator.transport;

import io.lintel.simulator.network.Luck;
import io.lintel.simulator.scenario.Sending;
import io.lintel.simulator.scenario.Sending.Way;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The ways out: each message leaves now, by its own; the outbox knows of it until it is in. */
public final class Wires {
  private final MqttPublisher publisher;
  private final CoapReporter coap;
  private final GatewayHttp http;
  private final BusyFront front;
  private final DockCarrier docks;
  private final Outbox outbox;
  private final AtomicLong sent = new AtomicLong();

  public Wires(
      MqttPublisher publisher,
      CoapReporter coap,
      GatewayHttp http,
      BusyFront front,
      DockCarrier docks,
      Outbox outbox) {
    this.publisher = publisher;
    this.coap = coap;
    this.http = http;
    this.front = front;
    this.docks = docks;
    this.outbox = outbox;
  }

  /** Messages that left so far, repeats and all. */
  public long sent() {
    return sent.get();
  }

  /**
   * @param losses what the network swallows, for CoAP
   * @param busy how long a front turns the request away, for HTTP; null where it comes through
   * @param settled hears how it ended: for what is published, that it is the broker's now
   */
  void carry(
      Sending sending, LostDatagrams losses, @Nullable Duration busy, Consumer<Answer> settled) {
    sent.incrementAndGet();
    if (sending.way() == Way.PUBLISH) {
      if (!sending.repeat()) {
        outbox.published();
      }
      publisher.publish(sending.to(), sending.body());
      settled.accept(Answer.taken());
      return;
    }
    outbox.requested();
    Consumer<Answer> answered =
        answer -> {
          // What follows from the answer is booked before the clock may go on.
          settled.accept(answer);
          outbox.answered();
        };
    if (sending.way() == Way.COAP) {
      coap.post(sending.to(), sending.body(), losses, answered);
    } else if (busy == null) {
      http.send(sending.way().name(), sending.to(), sending.body(), answered);
    } else {
      http.through(
          front.busyFor(busy), sending.way().name(), sending.to(), sending.body(), answered);
    }
  }

  /** From a docking station: it stands beside the gateway, and no network is in between. */
  void carryFromDock(Sending sending) {
    sent.incrementAndGet();
    outbox.requested();
    docks.carry(sending, outbox::answered);
  }

  /** What one exchange over CoAP loses when its transmissions have this luck, one after another. */
  static LostDatagrams lostDatagrams(java.util.function.IntFunction<Luck.Lost> ofTransmission) {
    int requests = 0;
    int answers = 0;
    for (int i = 0; i < LostDatagrams.MOST; i++) {
      Luck.Lost lost = ofTransmission.apply(i);
      if (lost == Luck.Lost.NOTHING) {
        break;
      }
      // Once it has come, only answers can still get lost.
      if (lost == Luck.Lost.REQUEST && answers == 0) {
        requests++;
      } else {
        answers++;
      }
    }
    return new LostDatagrams(requests, answers);
  }
}
