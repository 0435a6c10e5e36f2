package io.lintel.gateway.config;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.recorder.RecorderTraits.ClockKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  private static final KnownNames NAMES =
      new KnownNames(
          Set.of("fuxin", "ek280"), Set.of("lintel-json"), Set.of("gas-strict", "gas-lenient"));

  @TempDir Path folder;

  private ConfigCheck check(String text) {
    return new ConfigFile(NAMES, Map.of("TOKEN", "s3cret", "MQTT_PASSWORD", "s3cret"))
        .check(folder.resolve("lintel.yaml"), text);
  }

  private LintelConfig good(String text) {
    ConfigCheck check = check(text);
    return assertInstanceOf(ConfigCheck.Good.class, check, check::toString).config();
  }

  private List<String> mistakes(String text) {
    return assertInstanceOf(ConfigCheck.Bad.class, check(text)).mistakes().stream()
        .map(Mistake::toString)
        .toList();
  }

  @Test
  void anEmptyFileGivesTheDefaults() {
    LintelConfig config = good("");
    assertEquals(folder.resolve("data"), config.data());
    assertEquals("127.0.0.1:8080", config.http().toString());
    assertTrue(config.mqtt().embedded());
    assertEquals("127.0.0.1:1883", config.mqtt().listen().toString());
    assertNull(config.coap());
    assertNull(config.influx());
    assertEquals("gas-strict", config.policy());
    assertEquals("Asia/Shanghai", config.zone().getId());
    assertEquals(ClockKind.UNKNOWN, config.recorder("R-1").clock());
  }

  @Test
  void theFileOfTheContractIsUnderstood() throws IOException {
    Files.writeString(folder.resolve("influx.token"), "t0k3n\n");
    LintelConfig config =
        good(
            """
            data: ./data
            http: { listen: 127.0.0.1:8080 }
            mqtt: { broker: tcp://127.0.0.1:1883 }
            coap: { listen: 127.0.0.1:5683 }
            influx: { url: http://127.0.0.1:8086, org: utility, bucket: meters, token-file: influx.token }
            policy: gas-strict
            lines:
              - id: north-riser
                uri: serial:/dev/ttyUSB0?baud=9600&parity=none&stop=1
                meters:
                  - { id: G-1, profile: fuxin, address: 1, every: 15m }
            meters:
              - { id: G-9, payload: lintel-json }
            recorder-defaults: { clock: network }
            recorders:
              - { id: R-7, clock: docked, prebuffer: 30s }
            """);
    assertEquals("tcp://127.0.0.1:1883", String.valueOf(config.mqtt().broker()));
    assertEquals(
        List.of(new PolledMeterConfig("G-1", "fuxin", "1", Duration.ofMinutes(15))),
        config.lines().get(0).meters());
    assertEquals("t0k3n", requireNonNull(config.influx()).token().reveal());
    assertEquals(ClockKind.NETWORK, config.recorder("R-1").clock());
    assertEquals(Duration.ofSeconds(30), config.recorder("R-7").prebuffer());
    assertFalse(config.toString().contains("t0k3n"), config.toString());
  }

  @Test
  void theExampleOfTheDocumentationHolds() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "configuration.md"));
    int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
    Files.writeString(folder.resolve("influx.token"), "t0k3n");
    Files.writeString(folder.resolve("r-7.key"), "k3y");
    Files.createDirectories(folder.resolve("docks/depot-1"));
    Files.writeString(folder.resolve("devices.psk"), "G-9: 00112233445566778899aabbccddeeff\n");
    LintelConfig config = good(page.substring(begin, page.indexOf("```", begin)));
    assertEquals(3, config.lines().size());
    assertEquals("s3cret", requireNonNull(config.mqtt().password()).reveal());
  }

  @Test
  void mistakesAboutDocksAreReportedLikeOthers() {
    assertEquals(
        List.of(
            "line 3: dock.dialect: expected a shipped dialect (gat-947, plain-english) or a file;"
                + " cannot read "
                + folder.resolve("gat-974")
                + ": no such file",
            "line 4: dock.every: expected a duration from 1s to 1d, found '100ms'",
            "line 5: dock.quiet: expected a duration such as 30s, 15m, 6h or 1d, found 'often'",
            "line 7: dock.folders[0].station: expected an id of 1 to 64 letters, digits and . _ :"
                + " @ ~ -, found 'no spaces'",
            "line 7: dock.folders[0].path: expected a folder, found nothing at "
                + folder.resolve("docks/1")
                + "; create it, or mount it",
            "line 8: dock.folders[1].path: expected a folder, found nothing at "
                + folder.resolve("docks/1")
                + "; create it, or mount it",
            "line 8: dock.folders[1].path: this folder stands already on line 7",
            "line 9: dock.folders[2].path: is missing",
            "line 11: dock.stations[0].token: expected ${ENV}; put the secret into the environment,"
                + " or into a file and name it with token-file",
            "line 12: dock.stations[1].id: the station DOCK-3 stands already on line 11",
            "line 12: dock.stations[1].zone: expected a time zone such as Asia/Shanghai, found"
                + " 'Asia/Shanghia'",
            "line 15: dock.devices[1].serial: C470021 stands there already",
            "line 17: dock.users[0].technician: is missing",
            "line 18: dock.stationss: is no key of this section, did you mean stations?; known"
                + " here: devices, dialect, every, folders, give-up, quiet, stations, users, zone"),
        mistakes(
            """
            data: ./data
            dock:
              dialect: gat-974
              every: 100ms
              quiet: often
              folders:
                - { path: ./docks/1, station: "no spaces" }
                - { path: ./docks/1 }
                - { station: DOCK-2 }
              stations:
                - { id: DOCK-3, token: letmein }
                - { id: DOCK-3, zone: Asia/Shanghia }
              devices:
                - { serial: "C470021", recorder: R-7 }
                - { serial: "C470021", recorder: R-8 }
              users:
                - { user: "000003" }
              stationss: []
            """));
  }

  @Test
  void everyMistakeIsReportedAtOnceWithItsLine() {
    assertEquals(
        List.of(
            "line 2: http.listen: expected host:port such as 127.0.0.1:8080, found '8080'",
            "line 3: mqtt.broker: expected a URI such as mqtt://127.0.0.1:1883, found 'http://x'",
            "line 4: influx.token: expected ${ENV}; put the secret into the environment, or into a"
                + " file and name it with token-file",
            "line 4: influx.bucket: is missing",
            "line 5: policy: expected a shipped policy or a file, did you mean gas-strict?;"
                + " shipped: gas-lenient, gas-strict; no file "
                + folder.resolve("gas-strikt"),
            "line 8: lines[0].uri: line \"serial:/dev/ttyUSB0?parity=nun\": expected parity=none,"
                + " even or odd, found \"nun\"",
            "line 10: lines[0].meters[0].every: expected a duration such as 30s, 15m, 6h or 1d,"
                + " found 'often'",
            "line 10: lines[0].meters[0].profile: expected the name of a device profile or a"
                + " profile file, did you mean fuxin? Known: ek280, fuxin; no file "
                + folder.resolve("fuxinn")
                + ", found 'fuxinn'",
            "line 11: lines[0].meters[1]: expected keys with values, found 'G-2'",
            "line 12: meters[0].id: the meter G-1 stands already on line 10",
            "line 12: meters[0].paylod: is no key of this section, did you mean payload?; known"
                + " here: id, payload",
            "line 13: recorders[0].clock: expected network, docked or unknown, found 'atomic'",
            "line 14: recoders: is no key of this section, did you mean recorders?; known here:"
                + " coap, data, devices, dock, http, influx, jt808, limits, lines, meters, mqtt,"
                + " policy, recorder-defaults, recorders, retention, zone",
            "line 15: data: stands twice; first on line 1"),
        mistakes(
            """
            data: ./data
            http: { listen: 8080 }
            mqtt: { broker: "http://x" }
            influx: { org: utility, token: letmein }
            policy: gas-strikt
            lines:
              - id: north-riser
                uri: serial:/dev/ttyUSB0?parity=nun
                meters:
                  - { id: G-1, profile: fuxinn, address: 1, every: often }
                  - G-2
            meters: [ { id: G-1, paylod: lintel-json } ]
            recorders: [ { id: R-7, clock: atomic } ]
            recoders: []
            data: ./other
            """));
  }

  @Test
  void secretsComeFromTheEnvironmentAndAreNeverRepeated() {
    LintelConfig config =
        good(
            "influx: { org: u, bucket: b, token: \"${TOKEN}\" }\n"
                + "mqtt: { username: a, password: \"${TOKEN}\" }");
    assertEquals("s3cret", requireNonNull(config.influx()).token().reveal());
    assertFalse(config.toString().contains("s3cret"));
    assertEquals(
        List.of(
            "line 1: http.listen: expected host:port such as 127.0.0.1:8080, found '${…}'",
            "line 2: mqtt.password: the environment has no variable GONE; set it, or write the"
                + " value here"),
        mistakes("http: { listen: \"${TOKEN}\" }\nmqtt: { password: \"${GONE}\" }"));
  }

  @Test
  void aMissingSecretFileIsAMistake() {
    assertEquals(
        List.of(
            "line 1: influx.token-file: cannot read "
                + folder.resolve("no.token")
                + ": no such file"),
        mistakes("influx: { org: u, bucket: b, token-file: no.token }"));
  }

  @Test
  void deviceKeysComeFromTheirFileAndMistakesNeverShowAKey() throws IOException {
    Files.writeString(folder.resolve("psk"), "# meters\nG-9: 00112233445566778899aabbccddeeff\n");
    LintelConfig config = good("coap: { secure: { psk-file: psk } }");
    assertNull(requireNonNull(config.coap()).listen());
    assertEquals(Set.of("G-9"), requireNonNull(config.coap().secure()).keys().keySet());
    assertFalse(config.toString().contains("0011"));

    Files.writeString(folder.resolve("psk"), "G-9: 001\nG 9: 00112233445566778899\n");
    String file = folder.resolve("psk").toString();
    assertEquals(
        List.of(
            "line 1: coap.secure.psk-file: "
                + file
                + " line 1: expected identity: key, the key as"
                + " 16 to 128 hexadecimal digits",
            "line 1: coap.secure.psk-file: "
                + file
                + " line 2: expected an id of 1 to 64 letters,"
                + " digits and . _ : @ ~ - before the colon"),
        mistakes("coap: { secure: { psk-file: psk } }"));
  }

  @Test
  void whatIsNoYamlIsReportedWithItsLine() {
    assertEquals(1, mistakes("data: [\nhttp: {").size());
    assertTrue(mistakes("a: b\n  c: d\n").get(0).startsWith("line 2: is no YAML: "));
    assertEquals(List.of("line 1: expected keys with values"), mistakes("- a\n"));
  }

  @Test
  void aMissingFileIsReported() {
    Path file = folder.resolve("none.yaml");
    ConfigCheck.Bad bad =
        assertInstanceOf(ConfigCheck.Bad.class, new ConfigFile(NAMES, Map.of()).read(file));
    assertEquals(file + ", line 1: cannot read the file: no such file", bad.message());
  }

  @Test
  void terminalsAreKnownByTheirNumberWithoutLeadingZeros() {
    Jt808Config config =
        requireNonNull(
            good("""
            jt808:
              register: anyone
              battery-extra: 0xE1
              terminals:
                - { phone: "013912345678", recorder: R-7, key: "${TOKEN}" }
            """)
                .jt808());
    assertEquals("127.0.0.1:8088", config.listen().toString());
    assertTrue(config.anyone());
    assertEquals(0xE1, config.batteryExtra());
    assertEquals("R-7", requireNonNull(config.terminals().get("13912345678")).recorder());
  }

  @Test
  void terminalsThatCannotBeAreToldWithTheirLines() {
    List<String> mistakes =
        mistakes(
            """
            jt808:
              register: everybody
              terminals:
                - { phone: "13912345678", recorder: R-7 }
                - { phone: "013912345678", recorder: R-7 }
                - { phone: abc, recorder: R-8 }
            """);
    assertEquals(4, mistakes.size(), mistakes::toString);
  }

  /** What stands in an address is used, and is nowhere to be shown. */
  @Test
  void aPasswordInAnAddressIsTakenOutOfIt() {
    LintelConfig config =
        good(
            """
            mqtt: { broker: "tcp://lintel:geheim@127.0.0.1:1883" }
            influx:
              url: "http://writer:geheim@127.0.0.1:8086"
              org: utility
              bucket: meters
              token: "${TOKEN}"
            """);
    assertEquals("tcp://127.0.0.1:1883", String.valueOf(config.mqtt().broker()));
    assertEquals("lintel", config.mqtt().username());
    assertEquals("geheim", requireNonNull(config.mqtt().password()).reveal());
    assertEquals("http://127.0.0.1:8086", requireNonNull(config.influx()).url().toString());
    List<String> mistakes =
        mistakes(
            """
            mqtt: { broker: "mailto://lintel:ge@heim@127.0.0.1:1883" }
            influx: { url: "ftp://writer:geheim@127.0.0.1", org: a, bucket: b, token: "${TOKEN}" }
            lines:
              - { id: a, uri: "tcp://lintel:geheim@127.0.0.1:502x" }
            """);
    assertEquals(3, mistakes.size(), mistakes::toString);
    assertTrue(mistakes.stream().noneMatch(one -> one.contains("heim")), mistakes::toString);
  }

  @Test
  void proxiesAreTrustedByAddress() {
    assertTrue(good("").proxies().contains("127.0.0.1"));
    LintelConfig config = good("http: { trusted-proxies: [10.0.0.5, \"::2\"] }");
    assertTrue(config.proxies().contains("10.0.0.5"));
    assertTrue(config.proxies().contains("0:0:0:0:0:0:0:2"));
    assertTrue(!config.proxies().contains("127.0.0.1"));
    assertEquals(1, mistakes("http: { trusted-proxies: [proxy.example] }").size());
  }

  /** A pipe would keep whoever opens it waiting for ever. */
  @Test
  void whatIsNoFileIsRefusedInWords() throws Exception {
    assertEquals(
        0, new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor());
    List<String> mistakes =
        mistakes(
            """
            mqtt: { password-file: pipe }
            coap: { secure: { psk-file: pipe } }
            dock: { dialect: pipe }
            influx: { url: "http://127.0.0.1:8086", org: a, bucket: b, token-file: /dev/zero }
            """);
    assertEquals(4, mistakes.size(), mistakes::toString);
    assertTrue(
        mistakes.stream().allMatch(one -> one.contains("found a pipe, a device or a socket")),
        mistakes::toString);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aDataDirectoryThatCanHoldNoDatabaseIsRefusedWithItsLine() {
    for (String data : List.of("/proc/lintel", "/proc", "/dev/null/lintel")) {
      List<String> told = mistakes("zone: Asia/Shanghai\ndata: " + data + "\n");
      assertEquals(1, told.size(), told::toString);
      assertTrue(told.get(0).startsWith("line 2: data: expected a folder"), told::toString);
    }
  }
}
