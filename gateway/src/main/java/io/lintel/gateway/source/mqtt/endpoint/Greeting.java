package io.lintel.gateway.source.mqtt.endpoint;

import io.lintel.gateway.config.EndpointConfig;
import io.lintel.gateway.identity.Admission;
import io.lintel.gateway.identity.Shown;
import io.lintel.gateway.identity.Speaker;
import io.lintel.meter.wire.Bytes;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttProperty;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.time.Duration;

/** How a CONNECT is answered. */
sealed interface Greeting {
  MqttConnAckMessage answer();

  record Welcome(Client client, MqttConnAckMessage answer) implements Greeting {}

  /**
   * @param why for the log
   */
  record Rebuff(String why, MqttConnAckMessage answer) implements Greeting {}

  String NO_WILLS =
      "the will is not kept: what a device did not say itself is no evidence, and nobody subscribes"
          + " here";

  static Greeting of(MqttConnectMessage connect, Wire wire, House house) {
    MqttConnectVariableHeader asked = connect.variableHeader();
    MqttConnectPayload said = connect.payload();
    boolean five = asked.version() == MqttVersion.MQTT_5.protocolLevel();
    String id = said.clientIdentifier() == null ? "" : said.clientIdentifier();
    if (five && asked.properties().getProperty(MqttProperties.AUTHENTICATION_METHOD) != null) {
      return rebuff(
          five,
          MqttConnectReturnCode.CONNECTION_REFUSED_BAD_AUTHENTICATION_METHOD,
          "no authentication method is known here: show a user name and password, or a certificate");
    }
    if (five && asked.isWillFlag() && asked.isWillRetain()) {
      return rebuff(
          five,
          MqttConnectReturnCode.CONNECTION_REFUSED_RETAIN_NOT_SUPPORTED,
          "nothing is retained here, a will neither");
    }
    if (id.isEmpty() && !five && !asked.isCleanSession()) {
      return rebuff(
          five,
          MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID,
          "a client id is missing");
    }
    if (house.roster().full()) {
      return rebuff(
          five,
          MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_BUSY,
          house.limits().clients() + " clients are connected (mqtt.limits.clients)");
    }
    if (house.roster().fullOf(wire.address())) {
      return rebuff(
          five,
          MqttConnectReturnCode.CONNECTION_REFUSED_QUOTA_EXCEEDED,
          house.limits().clientsOfAnAddress()
              + " clients of this address are connected (mqtt.limits.clients-per-address)");
    }
    byte[] password = said.passwordInBytes();
    Admission admission =
        house
            .doorkeeper()
            .admit(
                new Shown(
                    id,
                    asked.hasUserName() ? said.userName() : null,
                    asked.hasPassword() && password != null ? Bytes.of(password) : null,
                    wire.certificateSubject()));
    if (admission instanceof Admission.Refused refused) {
      return rebuff(five, code(refused.ground()), refused.why());
    }
    return welcome(asked, id, five, ((Admission.Admitted) admission).speaker(), house);
  }

  /** To a client whose protocol we do not speak. */
  static Rebuff version() {
    return rebuff(
        false,
        MqttConnectReturnCode.CONNECTION_REFUSED_UNSUPPORTED_PROTOCOL_VERSION,
        "MQTT 3.1.1 and 5 are spoken here");
  }

  private static Greeting welcome(
      MqttConnectVariableHeader asked, String id, boolean five, Speaker speaker, House house) {
    EndpointConfig.Limits limits = house.limits();
    String given = id.isEmpty() ? house.roster().freshId() : id;
    Duration wanted = Duration.ofSeconds(asked.keepAliveTimeSeconds());
    boolean tooLong = wanted.isZero() || wanted.compareTo(limits.keepAlive()) > 0;
    Client client =
        new Client(
            given,
            speaker,
            five,
            five && number(asked, MqttProperties.REQUEST_PROBLEM_INFORMATION, 1) != 0,
            tooLong ? limits.keepAlive() : wanted,
            (int) number(asked, MqttProperties.RECEIVE_MAXIMUM, 0xFFFF),
            number(asked, MqttProperties.MAXIMUM_PACKET_SIZE, Integer.MAX_VALUE));
    MqttMessageBuilders.ConnAckBuilder answer =
        MqttMessageBuilders.connAck()
            .returnCode(MqttConnectReturnCode.CONNECTION_ACCEPTED)
            .sessionPresent(false);
    if (five) {
      answer.properties(
          properties -> {
            properties
                .receiveMaximum(limits.inFlight())
                .retainAvailable(false)
                .maximumPacketSize(limits.packetBytes())
                .wildcardSubscriptionAvailable(false)
                .subscriptionIdentifiersAvailable(false)
                .sharedSubscriptionAvailable(false);
            if (number(asked, MqttProperties.SESSION_EXPIRY_INTERVAL, 0) != 0) {
              properties.sessionExpiryInterval(0);
            }
            if (tooLong) {
              properties.serverKeepAlive((int) limits.keepAlive().toSeconds());
            }
            if (id.isEmpty()) {
              properties.assignedClientId(given);
            }
            if (asked.isWillFlag()) {
              properties.reasonString(NO_WILLS);
            }
          });
    }
    return new Welcome(client, answer.build());
  }

  private static long number(MqttConnectVariableHeader asked, int property, long otherwise) {
    MqttProperty<?> found = asked.properties().getProperty(property);
    return found != null && found.value() instanceof Integer value
        ? Integer.toUnsignedLong(value)
        : otherwise;
  }

  private static MqttConnectReturnCode code(Admission.Ground ground) {
    return switch (ground) {
      case BAD_CREDENTIALS -> MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD;
      case ANONYMOUS -> MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5;
      case TOO_MANY_ATTEMPTS -> MqttConnectReturnCode.CONNECTION_REFUSED_CONNECTION_RATE_EXCEEDED;
    };
  }

  /**
   * @param code MQTT 5's; MQTT 3.1.1 hears the one of its five that is nearest
   */
  static Rebuff rebuff(boolean five, MqttConnectReturnCode code, String why) {
    MqttMessageBuilders.ConnAckBuilder answer = MqttMessageBuilders.connAck().sessionPresent(false);
    if (five) {
      answer.returnCode(code).properties(properties -> properties.reasonString(why));
    } else {
      answer.returnCode(nearest(code));
    }
    return new Rebuff(why, answer.build());
  }

  private static MqttConnectReturnCode nearest(MqttConnectReturnCode code) {
    return switch (code) {
      case CONNECTION_REFUSED_UNSUPPORTED_PROTOCOL_VERSION ->
          MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION;
      case CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID ->
          MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED;
      case CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD ->
          MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD;
      case CONNECTION_REFUSED_NOT_AUTHORIZED_5 ->
          MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED;
      default -> MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE;
    };
  }
}
