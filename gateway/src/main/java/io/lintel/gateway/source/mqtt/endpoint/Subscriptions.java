package io.lintel.gateway.source.mqtt.endpoint;

import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client may hear: the commands of the meters it speaks for, each by its name. */
final class Subscriptions {
  /** Of one connection; a relay of more meters takes several. */
  static final int MOST = 10_000;

  private static final int HIGHEST_PACKET_ID = 65_535;

  /** Around topic and payload, with the properties, at the most. */
  private static final int HEADER_BYTES = 64;

  private static final int NO_SUBSCRIPTION = 0x11;
  private static final int NOT_AUTHORIZED = 0x87;
  private static final int FILTER_INVALID = 0x8F;
  private static final int QUOTA = 0x97;
  private static final int SHARED = 0x9E;
  private static final int WILDCARDS = 0xA2;
  private static final int FAILED_3 = 0x80;
  private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);

  private final House house;
  private final Wire wire;
  private final Map<String, Integer> meters = new LinkedHashMap<>();
  private final Map<Order, Sent> sent = new HashMap<>();
  private int packetId;

  /** When a command was sent last, and as what; 0 once that has arrived. */
  private static final class Sent {
    final long nanos;
    int packetId;

    Sent(long nanos, int packetId) {
      this.nanos = nanos;
      this.packetId = packetId;
    }
  }

  Subscriptions(House house, Wire wire) {
    this.house = house;
    this.wire = wire;
  }

  void subscribe(MqttSubscribeMessage packet, Client client) {
    List<Integer> codes = new ArrayList<>();
    List<String> whys = new ArrayList<>();
    for (MqttTopicSubscription wanted : packet.payload().topicSubscriptions()) {
      int code = code(wanted, client);
      if (code > 2) {
        house.counts().denied("subscribe");
        String why = wanted.topicFilter() + ": " + words(code);
        whys.add(why);
        log.info(
            "source=mqtt peer={} client={} outcome=subscription_refused why=\"{}\"",
            wire.peer(),
            client.id(),
            why);
      }
      codes.add(code > 2 && !client.five() ? FAILED_3 : code);
    }
    wire.send(
        Packets.subscribed(
            packet.variableHeader().messageId(), codes, client.told(String.join("; ", whys))));
  }

  private int code(MqttTopicSubscription wanted, Client client) {
    String filter = wanted.topicFilter();
    if (filter.startsWith("$share/")) {
      return SHARED;
    }
    if (filter.indexOf('#') >= 0 || filter.indexOf('+') >= 0) {
      return WILDCARDS;
    }
    String meter = CommandTopic.meter(filter);
    if (meter == null) {
      return FILTER_INVALID;
    }
    if (!client.speaker().mayTakeCommandsOf(meter)) {
      return NOT_AUTHORIZED;
    }
    if (meters.size() >= MOST && !meters.containsKey(meter)) {
      return QUOTA;
    }
    int granted = Math.min(1, wanted.qualityOfService().value());
    meters.put(meter, granted);
    return granted;
  }

  private static String words(int code) {
    return switch (code) {
      case SHARED -> "shared subscriptions are not served";
      case WILDCARDS -> "wildcards are not served: subscribe to lintel/v1/meters/{meter}/commands";
      case FILTER_INVALID -> "expected lintel/v1/meters/{meter}/commands";
      case QUOTA -> "at most " + MOST + " subscriptions of one connection";
      default -> "only who has proved to speak for a meter hears its commands";
    };
  }

  void unsubscribe(MqttUnsubscribeMessage packet, Client client) {
    List<Short> codes = new ArrayList<>();
    for (String filter : packet.payload().topics()) {
      String meter = CommandTopic.meter(filter);
      boolean stood = meter != null && meters.remove(meter) != null;
      codes.add((short) (stood ? 0 : NO_SUBSCRIPTION));
    }
    wire.send(
        Packets.unsubscribed(
            packet.variableHeader().messageId(), client.five() ? codes : List.of()));
  }

  /** PUBACK of a command: it has arrived, though perhaps not been carried out. */
  void acknowledged(int packetId) {
    sent.values().stream()
        .filter(each -> each.packetId == packetId)
        .forEach(each -> each.packetId = 0);
  }

  /** Sends what waits: at once what was not sent on this connection, later what is not answered. */
  void tick(long now, Client client) {
    Instant at = house.time().instant();
    for (Map.Entry<String, Integer> meter : meters.entrySet()) {
      for (Order order : house.orders().of(meter.getKey(), at)) {
        Sent before = sent.get(order);
        boolean due =
            before == null
                || (before.packetId == 0
                    && now - before.nanos > house.limits().commandAgain().toNanos());
        if (due && underWay() < client.receiveMaximum()) {
          send(order, meter.getValue(), now, at, client);
        }
      }
    }
    sent.keySet().removeIf(order -> !order.until().isAfter(at));
  }

  private long underWay() {
    return sent.values().stream().filter(each -> each.packetId != 0).count();
  }

  private void send(Order order, int qos, long now, Instant at, Client client) {
    String topic = CommandTopic.of(order.meter());
    byte[] payload = order.payload().toArray();
    if (topic.length() + payload.length + HEADER_BYTES > client.packetBytes()) {
      return;
    }
    int id = 0;
    if (qos > 0) {
      packetId = packetId % HIGHEST_PACKET_ID + 1;
      id = packetId;
    }
    sent.put(order, new Sent(now, id));
    int seconds = (int) Math.max(1, Duration.between(at, order.until()).toSeconds());
    wire.send(Packets.publish(topic, payload, id, client.five() ? seconds : null));
    house.counts().command();
    log.info(
        "source=mqtt client={} meter={} command={} outcome=sent",
        client.id(),
        order.meter(),
        order.id());
  }

  void gone() {
    meters.clear();
    sent.clear();
  }

  boolean any() {
    return !meters.isEmpty();
  }
}
