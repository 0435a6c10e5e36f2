package io.lintel.gateway.source.mqtt.endpoint;

import io.lintel.gateway.source.mqtt.endpoint.Greeting.Rebuff;
import io.lintel.gateway.source.mqtt.endpoint.Greeting.Welcome;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttIdentifierRejectedException;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnacceptableProtocolVersionException;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection's protocol, from CONNECT to the end: packets in, packets out. It owns no socket
 * and no thread, and nothing of it outlives the connection: there is no session but the journal.
 */
final class Dialogue {
  private static final Logger log = LoggerFactory.getLogger(Dialogue.class);

  private final House house;
  private final Wire wire;
  private final long since;
  private final Pace pace;
  private final Inflow inflow;
  private final Publications publications;
  private final Subscriptions subscriptions;
  private @Nullable Client client;
  private long lastPacket;
  private boolean readable = true;
  private boolean writable = true;
  private boolean parted;

  Dialogue(House house, Wire wire) {
    this.house = house;
    this.wire = wire;
    this.since = house.nanos().getAsLong();
    this.lastPacket = since;
    this.pace = new Pace(house.limits().messagesPerSecond());
    this.inflow = new Inflow(house, wire, this::steer);
    this.publications = new Publications(house, wire, inflow, this::part);
    this.subscriptions = new Subscriptions(house, wire);
  }

  String address() {
    return wire.address();
  }

  /** A whole packet, or what is left of one that cannot be understood. */
  void received(MqttMessage packet) {
    if (parted) {
      return;
    }
    lastPacket = house.nanos().getAsLong();
    if (packet.decoderResult().isFailure()) {
      misread(packet.decoderResult().cause());
      return;
    }
    Client known = client;
    MqttMessageType type = packet.fixedHeader().messageType();
    if (known == null) {
      if (packet instanceof MqttConnectMessage connect) {
        greet(connect);
      } else {
        part(Parting.PROTOCOL, "expected CONNECT first, found " + type);
      }
      return;
    }
    switch (type) {
      case PUBLISH -> {
        pace.took();
        publications.published((MqttPublishMessage) packet, known);
      }
      case PUBREL -> publications.released(packetId(packet), known);
      case PUBACK -> subscriptions.acknowledged(packetId(packet));
      case SUBSCRIBE -> subscriptions.subscribe((MqttSubscribeMessage) packet, known);
      case UNSUBSCRIBE -> subscriptions.unsubscribe((MqttUnsubscribeMessage) packet, known);
      case PINGREQ -> wire.send(Packets.PINGRESP);
      case DISCONNECT -> {
        parted = true;
        wire.hangUp();
      }
      default -> part(Parting.PROTOCOL, "found " + type);
    }
    if (!parted) {
      steer();
    }
  }

  /** Octets that are no packet. */
  void misread(Throwable why) {
    String says = String.valueOf(why.getMessage());
    if (client == null && why instanceof MqttUnacceptableProtocolVersionException) {
      turnAway(Greeting.version());
    } else if (client == null && why instanceof MqttIdentifierRejectedException) {
      turnAway(
          Greeting.rebuff(
              false, MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID, says));
    } else if (why instanceof TooLongFrameException) {
      part(Parting.PACKET_TOO_LARGE, says);
    } else {
      part(Parting.MALFORMED, why instanceof CorruptedFrameException ? says : "");
    }
  }

  private void greet(MqttConnectMessage connect) {
    Greeting greeting = Greeting.of(connect, wire, house);
    if (greeting instanceof Rebuff rebuff) {
      turnAway(rebuff);
      return;
    }
    Client welcome = ((Welcome) greeting).client();
    client = welcome;
    if (!welcome.speaker().proven()) {
      inflow.strangerFrom(wire.address());
    }
    Dialogue older = house.roster().enter(welcome.key(), this);
    if (older != null) {
      older.part(Parting.TAKEN_OVER, "");
    }
    house.counts().connected();
    log.debug(
        "source=mqtt peer={} client={} speaker={} outcome=connected",
        wire.peer(),
        welcome.id(),
        welcome.speaker().name());
    if (connect.variableHeader().isWillFlag()) {
      log.info("source=mqtt peer={} client={} outcome=will_not_kept", wire.peer(), welcome.id());
    }
    wire.send(greeting.answer());
  }

  private void turnAway(Rebuff rebuff) {
    house.counts().denied("connect");
    log.info("source=mqtt peer={} outcome=turned_away why=\"{}\"", wire.peer(), rebuff.why());
    parted = true;
    wire.send(rebuff.answer());
    wire.close();
  }

  /** Ends the connection, with the reason where the protocol can say it. */
  void part(Parting why, String detail) {
    if (parted) {
      return;
    }
    parted = true;
    house.counts().parted(why);
    Client known = client;
    String words = detail.isEmpty() ? why.words() : why.words() + ": " + detail;
    log.info(
        "source=mqtt peer={} client={} outcome=parted code=0x{} why=\"{}\"",
        wire.peer(),
        known == null ? "" : known.id(),
        Integer.toHexString(why.code()),
        words);
    if (known != null && known.five()) {
      wire.send(Packets.disconnect(why, known.told(words)));
      wire.close();
    } else {
      wire.hangUp();
    }
  }

  /** Each second: what has taken too long, and what may go on. */
  void tick() {
    long now = house.nanos().getAsLong();
    Client known = client;
    if (known == null) {
      if (now - since > house.limits().connectWithin().toNanos()) {
        part(Parting.TOO_SLOW, "");
      }
      return;
    }
    pace.tick();
    if (pace.tooLong()) {
      part(Parting.RATE, house.limits().messagesPerSecond() + "/s");
    } else if (!known.speaker().stands()) {
      part(Parting.NOT_AUTHORIZED, "what was shown at CONNECT admits nobody any more");
    } else if (silentFor(now) > known.keepAlive().toNanos() * 3 / 2) {
      part(Parting.KEEP_ALIVE, TimeUnit.NANOSECONDS.toSeconds(silentFor(now)) + " s");
    } else {
      inflow.tick(now);
      subscriptions.tick(now, known);
      steer();
    }
  }

  /** Whoever is not listened to is not silent. */
  private long silentFor(long now) {
    if (!readable) {
      lastPacket = now;
    }
    return now - lastPacket;
  }

  /** Whether the other side takes what is sent to it: else it is not listened to either. */
  void writable(boolean now) {
    writable = now;
    steer();
  }

  /** Reads on exactly while there is room for what may come. */
  void steer() {
    if (parted) {
      return;
    }
    boolean room =
        writable
            && !house.intray().isFull()
            && inflow.waiting() < house.limits().inFlight()
            && !inflow.stops()
            && !pace.exhausted();
    if (room != readable) {
      readable = room;
      wire.reading(room);
    }
  }

  /** The connection is gone, whoever ended it. */
  void closed() {
    parted = true;
    Client known = client;
    inflow.gone();
    subscriptions.gone();
    house.roster().gone(this, known == null ? null : known.key());
  }

  /** Whether it listens for commands. */
  boolean listens() {
    return subscriptions.any();
  }

  private static int packetId(MqttMessage packet) {
    return ((MqttMessageIdVariableHeader) packet.variableHeader()).messageId();
  }
}
