package io.lintel.gateway.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the file says of who may speak, and what is said of it where it cannot be meant. */
class IdentityConfigTest {
  private static final KnownNames NAMES =
      new KnownNames(Set.of("fuxin"), Set.of("lintel-json"), Set.of("gas-strict"));
  private static final String HEADINGS = "kind,id,secret_sha256,certificate,speaks_for\n";
  private static final String DIGEST = "a1".repeat(32);

  private static final Map<String, String> ENVIRONMENT =
      Map.of("HERE", "127.0.0.1:1883", "THERE", "0.0.0.0:1883", "SECURE", "mqtts://127.0.0.1:8883");

  @TempDir Path folder;

  private ConfigCheck check(String text) {
    return new ConfigFile(NAMES, ENVIRONMENT).check(folder.resolve("lintel.yaml"), text);
  }

  private IdentityConfig good(String text) {
    ConfigCheck check = check(text);
    return assertInstanceOf(ConfigCheck.Good.class, check, check::toString).config().identity();
  }

  private List<String> mistakes(String text) {
    ConfigCheck check = check(text);
    return assertInstanceOf(ConfigCheck.Bad.class, check, check::toString).mistakes().stream()
        .map(mistake -> mistake.toString().replace(folder.toString(), "DIR"))
        .toList();
  }

  private void devices(String rows) throws IOException {
    Files.writeString(folder.resolve("devices.csv"), HEADINGS + rows);
  }

  /** From a value that is not understood nothing else is concluded. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mqtt: { listen: 1883 }                                                        | mqtt.listen: expected host:port
          mqtt: { listen: "${NOBODY}" }                                                 | mqtt.listen: the environment has no variable NOBODY
          mqtt: { listen: [0.0.0.0:1883] }                                              | mqtt.listen: expected one value
          mqtt: { listen: "0.0.0.0:99999" }                                             | mqtt.listen: expected host:port
          mqtt: { listen: "" }                                                          | mqtt.listen: expected a value, found an empty one
          coap: { listen: everywhere }                                                  | coap.listen: expected host:port
          coap: { listen: "[::]" }                                                      | coap.listen: expected host:port
          http: { listen: x }                                                           | http.listen: expected host:port
          jt808: { listen: "8080", register: listed }                                   | jt808.listen: expected host:port
          {http: { listen: "127.0.0.1:1883" }, mqtt: { listen: every }}                 | mqtt.listen: expected host:port
          {http: { listen: "127.0.0.1:1883" }, mqtt: { broker: "nowhere" }}             | mqtt.broker: expected a URI
          {http: { listen: x }, jt808: { listen: "127.0.0.1:8080" }}                    | http.listen: expected host:port
          {coap: { listen: "127.0.0.1:5683", secure: { listen: y, psk-file: keys } }}   | coap.secure.listen: expected host:port
          mqtt: { listen: "127.0.0.1:1883", anonymous: perhaps }                        | mqtt.anonymous: expected accept or refuse, found 'perhaps'
          mqtt: { listen: "0.0.0.0:1883", anonymous: perhaps }                          | mqtt.anonymous: expected accept or refuse, found 'perhaps'
          mqtt: { broker: "tcp://127.0.0.1:1883", vouched: yes }                        | mqtt.vouched: expected true or false, found 'yes'
          coap: { listen: "0.0.0.0:5683", anonymous: "" }                               | coap.anonymous: expected a value, found an empty one
          """)
  void aRefusedValueIsOneMistake(String yaml, String says) throws IOException {
    Files.writeString(folder.resolve("keys"), "G-9: 00112233445566778899aabbccddeeff\n");
    List<String> mistakes = mistakes(yaml);
    assertEquals(1, mistakes.size(), mistakes::toString);
    assertTrue(mistakes.get(0).contains(says), mistakes::toString);
  }

  /** Whether it has TLS is not known. */
  @Test
  void ofABrokerThatIsRefusedNoCertificateIsTooMuch() {
    String tooMuch = "is for a broker with TLS";
    assertTrue(
        mistakes("mqtt: { broker: nowhere, ca-file: x }").toString().contains("cannot read"));
    assertFalse(mistakes("mqtt: { broker: nowhere, ca-file: x }").toString().contains(tooMuch));
    String plain = "mqtt: { broker: \"tcp://127.0.0.1:1\", ca-file: x }";
    assertTrue(mistakes(plain).toString().contains(tooMuch));
    String written = "mqtt: { broker: \"${SECURE}\", ca-file: x }";
    assertFalse(mistakes(written).toString().contains(tooMuch), "it is what it means");
  }

  /** An address is what it means, not what it begins with or how it is written. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0.0.0.0:0              | true
          [::]:0                 | true
          ${THERE}               | true
          ${HERE}                | false
          127.0.0.1:0            | false
          localhost:0            | false
          [::1]:0                | false
          [0:0:0:0:0:0:0:1]:0    | false
          """)
  void aDoorThatOthersReachHasToBeWanted(String listen, boolean reachable) {
    String undecided = "is reachable from other machines";
    for (String section : List.of("mqtt", "coap")) {
      String yaml = section + ": { listen: \"" + listen + "\"%s }";
      ConfigCheck said = check(yaml.formatted(""));
      assertEquals(reachable, said.toString().contains(undecided), said::toString);
      assertFalse(
          check(yaml.formatted(", anonymous: accept")).toString().contains(undecided), section);
    }
  }

  /** A host's name may begin with anything, and is somebody else's to give away. */
  @Test
  void aNameThatBeginsLikeTheLoopbackIsNone() {
    for (String host : List.of("127.example.org", "127.0.0.1.example.org", "localhost.example")) {
      assertTrue(IdentitySections.isBeyondLoopback(new ListenAddress(host, 1)), host);
    }
  }

  private record Case(String name, String yaml, String rows, List<String> says) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Case listed(String name, String rows, String... says) {
    List<String> whole = Stream.of(says).map(one -> "line 1: devices: " + one).toList();
    return new Case(name, "devices: devices.csv", rows, whole);
  }

  private static Case key(String yaml, String... says) {
    return new Case(yaml, yaml, "meter,G-1," + DIGEST + ",,\n", List.of(says));
  }

  static Stream<Case> whatCannotBeMeant() {
    String file = "DIR/devices.csv line ";
    return Stream.of(
        key("devices: nothing.csv", "line 1: devices: cannot read DIR/nothing.csv: no such file"),
        key("devices: .", "line 1: devices: cannot read DIR: expected a file, found a folder"),
        key("devices: \"\"", "line 1: devices: expected a value, found an empty one"),
        key("devices: [ a.csv ]", "line 1: devices: expected one value, found a list"),
        listed(
            "an id twice",
            "meter,G-1," + DIGEST + ",,\nrecorder,G-1," + DIGEST + ",,\nmeter,G-1,,CN=x,\n",
            file + "4: meter/G-1 stands already on line 2"),
        listed(
            "a certificate twice, written otherwise",
            "meter,G-1,,\"CN=a, O=b\",\nmeter,G-2,,\"CN=a,O=b\",\n",
            file + "3: the certificate is that of meter/G-1 too"),
        listed(
            "a secret itself",
            "meter,G-1,open-sesame-123456,,\n",
            file + "2: expected SHA-256 of the secret as 64 hexadecimal digits in lower case"),
        listed(
            "nothing to show",
            "meter,G-1,,,\n",
            file + "2: expected a secret's digest or a certificate's subject"),
        listed(
            "an unknown kind",
            "valve,G-1," + DIGEST + ",,\n",
            file + "2: expected meter, recorder, phone or relay, found 'valve'"),
        listed(
            "a relay for nobody",
            "relay,H-1," + DIGEST + ",,\n",
            file + "2: expected whom the relay speaks for, such as meter:G-* (column speaks_for)"),
        key(
            "mqtt: { broker: \"tcp://127.0.0.1:1883\", anonymous: refuse }",
            "line 1: mqtt.anonymous: is for devices that connect to the gateway; who may publish to"
                + " a broker, that broker decides (./lintel acl), and mqtt.vouched says whether its"
                + " word counts"),
        key(
            "mqtt: { listen: \"127.0.0.1:0\", vouched: true }",
            "line 1: mqtt.vouched: is for a broker of one's own (mqtt.broker); devices that connect"
                + " to the gateway prove who they are themselves"),
        key(
            "mqtt: { tls: { listen: \"127.0.0.1:0\" } }",
            "line 1: mqtt.tls.cert-file: is missing",
            "line 1: mqtt.tls.key-file: is missing"),
        key(
            "{ mqtt: { listen: \"127.0.0.1:1883\" }, http: { listen: \"127.0.0.1:1883\" } }",
            "line 1: mqtt.listen: the port 1883 is that of http.listen (127.0.0.1:1883) already;"
                + " choose another"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whatCannotBeMeant")
  void isToldWithItsLineAndNothingElseIs(Case tried) throws IOException {
    devices(tried.rows());
    assertEquals(tried.says(), mistakes(tried.yaml()));
  }

  @Test
  void headingsAndTextThatAreNoListAreTold() throws IOException {
    Files.writeString(folder.resolve("devices.csv"), "kind,id,password\nmeter,G-1,x\n");
    assertTrue(
        mistakes("devices: devices.csv").get(0).contains("expected the headings kind,id,secret"));
    Files.writeString(folder.resolve("devices.csv"), HEADINGS + "meter,\"G-1,x\n");
    assertTrue(mistakes("devices: devices.csv").get(0).contains("is no CSV"));
  }

  @Test
  void whoIsLetInWithoutProofDependsOnWhatIsThere() throws IOException {
    devices("meter,G-1," + DIGEST + ",,\n");
    assertTrue(good("").mqtt().anonymous(), "on the loopback, without a list");
    assertTrue(!good("devices: devices.csv").mqtt().anonymous(), "with one");
    assertTrue(
        !good("{ devices: devices.csv, coap: { listen: \"0.0.0.0:0\" } }").coap().anonymous());
    assertTrue(good("mqtt: { broker: \"tcp://127.0.0.1:1883\" }").mqtt().vouched());
    assertTrue(!good("mqtt: { broker: \"tcp://127.0.0.1:1\", vouched: false }").mqtt().vouched());
    assertEquals(1, good("devices: devices.csv").devices().size());
  }
}
