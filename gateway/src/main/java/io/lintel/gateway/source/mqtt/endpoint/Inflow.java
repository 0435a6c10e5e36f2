package io.lintel.gateway.source.mqtt.endpoint;

import io.lintel.gateway.journal.Journal.JournalRefuses;
import io.lintel.gateway.journal.Observation;
import io.netty.handler.codec.mqtt.MqttMessageType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a connection has published and does not know to be kept yet. An acknowledgement goes out
 * after the commit, and for one message only: a packet id that is in flight is not taken again, for
 * the answer to the first would let go of the second.
 */
final class Inflow {
  private static final Logger log = LoggerFactory.getLogger(Inflow.class);

  private final House house;
  private final Wire wire;
  private final Runnable settled;
  private final HeldBack heldBack;
  private final Set<Integer> inFlight = new HashSet<>();
  private final Set<Integer> unreleased = new HashSet<>();
  private int waiting;
  private boolean told;

  /**
   * @param settled runs after each message that is durable, and answered
   */
  Inflow(House house, Wire wire, Runnable settled) {
    this.house = house;
    this.wire = wire;
    this.settled = settled;
    this.heldBack = new HeldBack(house.intray(), house.nanos());
  }

  /** As {@link HeldBack#strangerFrom}. */
  void strangerFrom(String address) {
    heldBack.strangerFrom(address);
  }

  /** Messages that wait for the commit, of any QoS. */
  int waiting() {
    return waiting;
  }

  /** Those that the receive maximum counts: QoS 2 until it is released. */
  int counted() {
    return inFlight.size() + unreleased.size();
  }

  boolean holds(int packetId) {
    return inFlight.contains(packetId);
  }

  /** QoS 2 that is durable and answered by PUBREC. */
  boolean awaitsRelease(int packetId) {
    return unreleased.contains(packetId);
  }

  /**
   * Answered when durable, as {@code qos} wants it.
   *
   * @param durable runs before the answer goes out
   */
  void take(List<Observation> observations, int bytes, int qos, int packetId, Runnable durable) {
    waiting++;
    if (qos > 0) {
      inFlight.add(packetId);
    }
    JournalRefuses refusal =
        heldBack.take(
            observations,
            bytes,
            () -> {
              durable.run();
              kept(qos, packetId);
            });
    if (refusal != null) {
      tell(refusal);
    }
  }

  private void tell(JournalRefuses refusal) {
    house.counts().heldBack(refusal.ground());
    if (!told) {
      told = true;
      log.warn(
          "source=mqtt peer={} outcome=held_back why=\"{}\"", wire.peer(), refusal.getMessage());
    }
  }

  /** Whether nothing more may be read until what was has been taken. */
  boolean stops() {
    return heldBack.stops();
  }

  /** Each second. */
  void tick(long now) {
    heldBack.tick(now);
  }

  /** The connection is gone. */
  void gone() {
    heldBack.drop();
  }

  private void kept(int qos, int packetId) {
    waiting--;
    if (qos > 0) {
      inFlight.remove(packetId);
      if (wire.open()) {
        answer(qos, packetId);
      }
    }
    settled.run();
  }

  private void answer(int qos, int packetId) {
    if (qos == 1) {
      wire.acknowledge(packetId);
    } else {
      unreleased.add(packetId);
      recorded(packetId);
    }
    house.counts().acknowledged();
  }

  /** PUBREC, for the first time or again. */
  void recorded(int packetId) {
    wire.send(Packets.reply(MqttMessageType.PUBREC, packetId, 0, ""));
  }

  /** Whether {@code packetId} was waiting for its release. */
  boolean released(int packetId) {
    return unreleased.remove(packetId);
  }
}
