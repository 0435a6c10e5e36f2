package io.lintel.gateway.source.mqtt.endpoint;

import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client may hear: the commands of the meters it speaks for, each by its name. */
final class Subscriptions {
  /** Of one connection; a relay of more meters takes several. */
  static final int MOST = 10_000;

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
  private final Set<String> meters = new LinkedHashSet<>();

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
    if (meters.size() >= MOST && !meters.contains(meter)) {
      return QUOTA;
    }
    meters.add(meter);
    return Math.min(1, wanted.qualityOfService().value());
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
      boolean stood = meter != null && meters.remove(meter);
      codes.add((short) (stood ? 0 : NO_SUBSCRIPTION));
    }
    wire.send(
        Packets.unsubscribed(
            packet.variableHeader().messageId(), client.five() ? codes : List.of()));
  }

  /** PUBACK of a command. */
  void acknowledged(int packetId) {}

  void tick(long now) {}

  void gone() {
    meters.clear();
  }

  List<String> meters() {
    return List.copyOf(meters);
  }
}
