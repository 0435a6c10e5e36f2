package io.lintel.gateway.source.mqtt.endpoint;

import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.source.mqtt.Topic;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttProperty;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client publishes: from PUBLISH to an observation, or to a refusal that says why. */
final class Publications {
  /** Publications of one connection that were refused, after which it is ended. */
  static final int MOST_REFUSED = 20;

  private static final String CBOR = "application/cbor";
  private static final int PACKET_ID_NOT_FOUND = 0x92;
  private static final Logger log = LoggerFactory.getLogger(Publications.class);

  private final House house;
  private final Wire wire;
  private final Inflow inflow;
  private final Ending ending;
  private int refused;
  private boolean retainTold;

  /** How the connection is ended. */
  interface Ending {
    void part(Parting why, String detail);
  }

  /** One publication, once its octets are ours; no record, for those must not hold arrays. */
  private static final class Publication {
    final String topic;
    final byte[] payload;
    final int qos;
    final int packetId;
    final boolean cbor;

    Publication(String topic, byte[] payload, int qos, int packetId, boolean cbor) {
      this.topic = topic;
      this.payload = payload;
      this.qos = qos;
      this.packetId = packetId;
      this.cbor = cbor;
    }
  }

  Publications(House house, Wire wire, Inflow inflow, Ending ending) {
    this.house = house;
    this.wire = wire;
    this.inflow = inflow;
    this.ending = ending;
  }

  void published(MqttPublishMessage packet, Client client) {
    MqttFixedHeader header = packet.fixedHeader();
    MqttPublishVariableHeader head = packet.variableHeader();
    int qos = header.qosLevel().value();
    int packetId = head.packetId();
    if (!fits(packet, client, qos, packetId)) {
      return;
    }
    Publication publication =
        new Publication(
            head.topicName(), ByteBufUtil.getBytes(packet.payload()), qos, packetId, cbor(head));
    int topicBytes = ByteBufUtil.utf8Bytes(publication.topic);
    if (topicBytes > house.limits().topicBytes()) {
      refuse(
          publication,
          client,
          Parting.TOPIC_NAME,
          topicBytes + " octets, at most " + house.limits().topicBytes());
      return;
    }
    Destination destination = Destination.parse(publication.topic);
    if (destination == null) {
      stray(publication, client);
    } else if (!destination.openTo(client.speaker())) {
      refuse(publication, client, Parting.NOT_AUTHORIZED, who(client, publication.topic));
    } else {
      take(publication, destination, client);
    }
  }

  /** Whether the packet may come here, and now. */
  private boolean fits(MqttPublishMessage packet, Client client, int qos, int packetId) {
    if (packet.fixedHeader().isRetain()) {
      if (client.five()) {
        ending.part(Parting.RETAIN, "");
        return false;
      }
      tellOfRetain(client);
    }
    if (packet.variableHeader().properties().getProperty(MqttProperties.TOPIC_ALIAS) != null) {
      ending.part(Parting.TOPIC_ALIAS, "");
      return false;
    }
    if (qos == 0) {
      return true;
    }
    if (packetId == 0) {
      ending.part(Parting.PROTOCOL, "expected a packet id other than 0");
      return false;
    }
    if (inflow.awaitsRelease(packetId)) {
      inflow.recorded(packetId);
      return false;
    }
    if (inflow.holds(packetId)) {
      // Its first copy is on its way into the journal, and will be answered.
      if (!packet.fixedHeader().isDup()) {
        ending.part(Parting.PROTOCOL, "packet id " + packetId + " is in flight already");
      }
      return false;
    }
    // The 3.1.1 client knows no maximum; it is not read on instead. PUBRELs it must send.
    int most = client.five() ? house.limits().inFlight() : 0xFFFF;
    if (inflow.counted() >= most) {
      ending.part(Parting.RECEIVE_MAXIMUM, String.valueOf(most));
      return false;
    }
    return true;
  }

  private void take(Publication publication, Destination destination, Client client) {
    Taken taken = unpacked(publication, destination, client);
    house.counts().received(taken.good());
    if (!taken.good() && log.isDebugEnabled()) {
      log.debug(
          "source=mqtt outcome=rejected topic={} why={}", publication.topic, taken.diagnostic());
    }
    inflow.take(
        taken.all(),
        publication.payload.length,
        publication.qos,
        publication.packetId,
        () -> answered(destination, taken));
  }

  /** A meter that comes again at once is not asked again, though the projection is behind. */
  private void answered(Destination destination, Taken taken) {
    if (taken.good() && destination instanceof Destination.Result result) {
      house.orders().answered(result.meter(), result.command());
    }
  }

  private Taken unpacked(Publication publication, Destination destination, Client client) {
    if (destination instanceof Destination.Result result) {
      return house
          .unpacking()
          .result(
              result.meter(),
              result.command(),
              publication.topic,
              publication.payload,
              house.time().instant(),
              client.speaker());
    }
    Topic topic = ((Destination.Report) destination).topic();
    return house
        .unpacking()
        .unpack(
            topic,
            publication.topic,
            publication.payload,
            publication.cbor,
            house.time().instant(),
            client.speaker());
  }

  private static String who(Client client, String topic) {
    return client.speaker().name() + " may not publish to " + topic;
  }

  /**
   * To a topic that is none of ours. MQTT 5 is told; MQTT 3.1.1 could only be cut off, with all
   * that it has to say to the right topics, so what it says is kept as rejected.
   */
  private void stray(Publication publication, Client client) {
    if (client.five() || publication.qos == 0) {
      refuse(publication, client, Parting.TOPIC_NAME, publication.topic);
      return;
    }
    Taken taken =
        house
            .unpacking()
            .stray(
                publication.topic, publication.payload, house.time().instant(), client.speaker());
    house.counts().received(false);
    inflow.take(
        taken.all(), publication.payload.length, publication.qos, publication.packetId, () -> {});
  }

  private void refuse(Publication publication, Client client, Parting why, String detail) {
    refused++;
    house.counts().denied("publish");
    log.warn(
        "source=mqtt peer={} client={} outcome=publication_refused code=0x{} why=\"{}\"",
        wire.peer(),
        client.id(),
        Integer.toHexString(why.code()),
        detail);
    if (refused >= MOST_REFUSED || (!client.five() && publication.qos > 0)) {
      ending.part(why, detail);
    } else if (publication.qos > 0) {
      wire.send(
          Packets.reply(
              publication.qos == 1 ? MqttMessageType.PUBACK : MqttMessageType.PUBREC,
              publication.packetId,
              why.code(),
              client.told(why.words() + ": " + detail)));
    }
  }

  /** PUBREL. */
  void released(int packetId, Client client) {
    boolean known = inflow.released(packetId);
    wire.send(
        Packets.reply(
            MqttMessageType.PUBCOMP,
            packetId,
            known || !client.five() ? 0 : PACKET_ID_NOT_FOUND,
            ""));
  }

  private void tellOfRetain(Client client) {
    if (!retainTold) {
      retainTold = true;
      log.info(
          "source=mqtt peer={} client={} outcome=retain_ignored; it is taken as any other message",
          wire.peer(),
          client.id());
    }
  }

  private static boolean cbor(MqttPublishVariableHeader head) {
    MqttProperty<?> type = head.properties().getProperty(MqttProperties.CONTENT_TYPE);
    return type != null && CBOR.equals(type.value());
  }
}
