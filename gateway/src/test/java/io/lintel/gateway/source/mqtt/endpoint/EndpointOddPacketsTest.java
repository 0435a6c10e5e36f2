package io.lintel.gateway.source.mqtt.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.handler.codec.mqtt.MqttConnAckVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What no honest client sends, octet by octet, and what becomes of it: its sender is told or put
 * out, or it was harmless.
 */
class EndpointOddPacketsTest {
  private static final String OWN = "lintel/v1/meters/G-2/readings";
  private static final String READING = "{\"seq\":7,\"volume_m3\":\"7.5\"}";

  private static final String MALFORMED = "disconnect 0x81";
  private static final String PROTOCOL = "disconnect 0x82";
  private static final String TAKEN = "PUBACK 0x00";
  private static final String ENDS = "the connection ends";

  @TempDir static Path folder;
  private static GuardedGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = new GuardedGateway(folder, "refuse");
  }

  @AfterAll
  static void stop() throws Exception {
    gateway.close();
  }

  private static byte[] octets(Object... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Object part : parts) {
      byte[] some =
          part instanceof byte[] bytes
              ? bytes
              : part instanceof String text
                  ? text.getBytes(UTF_8)
                  : new byte[] {((Integer) part).byteValue()};
      all.write(some, 0, some.length);
    }
    return all.toByteArray();
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  /** Two octets of length, and the text, whatever it is. */
  private static byte[] string(byte[] text) {
    return octets(text.length >> 8, text.length, text);
  }

  /** A packet of fewer than 16,384 octets. */
  private static byte[] packet(int first, Object... parts) {
    byte[] body = octets(parts);
    return body.length < 128
        ? octets(first, body.length, body)
        : octets(first, body.length % 128 + 128, body.length / 128, body);
  }

  private static byte[] publish(int first, byte[] topic, int packetId, String payload) {
    return packet(first, string(topic), packetId >> 8, packetId, 0, payload);
  }

  private static byte[] connect(byte[] clientId, Object... rest) {
    return packet(0x10, string(hex("4D515454")), 5, 2, 0, 60, 0, string(clientId), octets(rest));
  }

  private static Arguments row(String what, byte[] octets, String becomes) {
    return Arguments.of(what, octets, becomes);
  }

  static Stream<Arguments> ofADevice() {
    byte[] own = OWN.getBytes(UTF_8);
    return Stream.of(
        row(
            "a topic with a NUL",
            publish(0x32, (OWN + "\0").getBytes(UTF_8), 1, READING),
            MALFORMED),
        row("an overlong slash", publish(0x32, octets(own, hex("C0AF")), 1, READING), MALFORMED),
        row("a surrogate alone", publish(0x32, octets(own, hex("EDA080")), 1, READING), MALFORMED),
        row("half a character", publish(0x32, octets(own, hex("E4B8")), 1, READING), MALFORMED),
        row("beyond Unicode", publish(0x32, octets(own, hex("F4908080")), 1, READING), MALFORMED),
        row(
            "a wildcard",
            publish(0x32, "lintel/v1/meters/+/readings".getBytes(UTF_8), 1, READING),
            MALFORMED),
        row("a wildcard for all", publish(0x32, "#".getBytes(UTF_8), 1, READING), MALFORMED),
        row("an empty topic", publish(0x32, new byte[0], 1, READING), "PUBACK 0x90"),
        row("QoS 3", publish(0x36, own, 1, READING), MALFORMED),
        row("packet id 0", publish(0x32, own, 0, READING), MALFORMED),
        row("retained", publish(0x33, own, 1, READING), "disconnect 0x9a"),
        row("an alias", packet(0x32, string(own), 0, 1, 3, 0x23, 0, 1, READING), "disconnect 0x94"),
        row(
            "an alias for nothing",
            packet(0x32, string(new byte[0]), 0, 1, 3, 0x23, 0, 9, READING),
            "disconnect 0x94"),
        row("alias 0", packet(0x32, string(own), 0, 1, 3, 0x23, 0, 0, READING), "disconnect 0x94"),
        row("a subscription id", packet(0x32, string(own), 0, 1, 2, 0x0B, 1, READING), TAKEN),
        row("a length of five octets", hex("30 FF FF FF FF 01"), MALFORMED),
        row("PUBLISH of nothing", hex("30 00"), MALFORMED),
        row(
            "a filter longer than its packet",
            packet(0x82, 0, 1, 0, hex("00FF"), "lintel"),
            MALFORMED),
        row("a topic longer than its packet", packet(0x30, hex("FFFF"), "lintel"), MALFORMED),
        row("CONNECT once more", connect("again".getBytes(UTF_8)), PROTOCOL),
        row("a gateway's word", packet(0x20, 0, 0, 0), PROTOCOL),
        row("a type that is none", packet(0x00), MALFORMED),
        row("SUBSCRIBE to nothing", packet(0x82, 0, 1, 0), "told []"),
        row("SUBSCRIBE with other flags", packet(0x80, 0, 1, 0, string(own), 1), MALFORMED),
        row(
            "all that is said to it",
            packet(0x82, 0, 1, 0, string("lintel/v1/#".getBytes(UTF_8)), 1),
            "told [162]"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofADevice")
  void itsSenderIsToldAndNothingOddIsKept(String what, byte[] octets, String becomes)
      throws Exception {
    long before = gateway.last();
    RawClient odd = gateway.device("meter/G-2", "odd");
    odd.octets(octets);
    assertEquals(becomes, fate(odd));
    int kept = becomes.equals(TAKEN) ? 1 : 0;
    assertEquals(kept, gateway.observations("READING", before).size());
  }

  /** What the gateway does next: in words. */
  private static String fate(RawClient client) throws Exception {
    MqttMessage packet = client.awaitOrEnd();
    if (packet == null) {
      return ENDS;
    }
    if (packet instanceof MqttSubAckMessage told) {
      return "told " + told.payload().reasonCodes();
    }
    if (packet.fixedHeader().messageType() == MqttMessageType.DISCONNECT) {
      var why = (MqttReasonCodeAndPropertiesVariableHeader) packet.variableHeader();
      return "disconnect 0x%02x".formatted(why.reasonCode() & 0xFF);
    }
    if (packet.variableHeader() instanceof MqttConnAckVariableHeader answer) {
      return answer.connectReturnCode().name();
    }
    var answer = (MqttPubReplyMessageVariableHeader) packet.variableHeader();
    return "PUBACK 0x%02x".formatted(answer.reasonCode() & 0xFF);
  }

  static Stream<Arguments> ofAStranger() {
    byte[] c = "c".getBytes(UTF_8);
    return Stream.of(
        row("a client id with a NUL", connect("a\0b".getBytes(UTF_8)), ENDS),
        row(
            "a client id with lines",
            connect("a\nERROR b\u001b[31m".getBytes(UTF_8)),
            "CONNECTION_REFUSED_NOT_AUTHORIZED_5"),
        row("an overlong client id", connect(hex("C080")), ENDS),
        row("a surrogate", connect(hex("EDBFBF")), ENDS),
        row(
            "flags that are reserved",
            packet(0x10, string(hex("4D515454")), 5, 3, 0, 60, 0, string(c)),
            ENDS),
        row(
            "will of QoS 3",
            packet(
                0x10,
                string(hex("4D515454")),
                5,
                0x1E,
                0,
                60,
                0,
                string(c),
                0,
                string(OWN.getBytes(UTF_8)),
                string(READING.getBytes(UTF_8))),
            "CONNECTION_REFUSED_NOT_AUTHORIZED_5"),
        row(
            "a will without its flag",
            packet(0x10, string(hex("4D515454")), 5, 0x22, 0, 60, 0, string(c)),
            "CONNECTION_REFUSED_NOT_AUTHORIZED_5"),
        row(
            "MQTT 9",
            packet(0x10, string(hex("4D515454")), 9, 2, 0, 60, 0, string(c)),
            "CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION"),
        row(
            "another protocol",
            packet(0x10, string("MQIsdp".getBytes(UTF_8)), 5, 2, 0, 60, 0, string(c)),
            "CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION"),
        row(
            "an authentication of its own",
            packet(
                0x10,
                string(hex("4D515454")),
                5,
                2,
                0,
                60,
                6,
                0x15,
                string("abc".getBytes(UTF_8)),
                string(c)),
            "CONNECTION_REFUSED_BAD_AUTHENTICATION_METHOD"),
        row("PUBLISH first", publish(0x32, OWN.getBytes(UTF_8), 1, READING), ENDS),
        row("HTTP", "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8), ENDS),
        row("TLS", hex("16 03 01 00 05 01 00 00 01 00"), ENDS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofAStranger")
  void aStrangerIsTurnedAway(String what, byte[] octets, String becomes) throws Exception {
    RawClient stranger = gateway.open(MqttVersion.MQTT_5);
    stranger.octets(octets);
    assertEquals(becomes, fate(stranger));
  }
}
