package io.lintel.gateway.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.RunningGateway;
import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.identity.Device;
import io.lintel.gateway.identity.DeviceList;
import io.lintel.gateway.identity.DeviceSecret;
import io.lintel.gateway.importing.FileImport.Done;
import io.lintel.gateway.projection.PolicyJudge;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of devices into a running gateway, over its own interface. */
class DeviceImportTest {
  private static final String GIVEN = "given-by-the-maker-17";

  @TempDir private Path directory;
  private RunningGateway gateway;
  private Path secrets;
  private int made;

  @BeforeEach
  void start() throws Exception {
    gateway =
        new RunningGateway(
            directory.resolve("data"),
            new SteppedTime(Instant.parse("2026-11-22T01:00:00Z")),
            new PolicyJudge(PolicyFile.named("gas-strict")));
    secrets = directory.resolve("secrets.csv");
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void secretsAreMadeWrittenForTheirOwnerOnlyAndAreThoseTheGatewayKnows() throws Exception {
    Path list =
        write(
            "类型,编号,密钥,代表\n燃气表,G-1,,\nrecorder,R-1,"
                + GIVEN
                + ",\n手机,T-7,,\n中继,cloud,,meter:G-* technician:T-8\n");

    assertEquals(new Done(4, 0), run(list, secrets, false));

    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)));
    Map<String, String> written = SecretsFile.read(secrets);
    assertEquals("[meter/G-1, phone/T-7, relay/cloud]", written.keySet().toString());
    Map<String, Device> kept = kept();
    written.forEach(
        (name, secret) ->
            assertEquals(DeviceSecret.digestOf(secret), device(kept, name).secretDigest(), name));
    assertEquals(DeviceSecret.digestOf(GIVEN), device(kept, "recorder/R-1").secretDigest());
    assertEquals("meter:G-* technician:T-8", device(kept, "relay/cloud").speaksFor().toString());
    assertFalse(Files.readString(directory.resolve("data/devices.csv")).contains(GIVEN));
  }

  @Test
  void theSameListAgainChangesNothing() throws Exception {
    Path list = write("kind,id,secret\nmeter,G-1,\nmeter,G-2," + GIVEN + "\n");
    run(list, secrets, false);
    String before = Files.readString(secrets);
    Map<String, Device> devices = kept();

    assertEquals(new Done(0, 2), run(list, secrets, false));
    assertEquals(new Done(0, 2), run(list, null, false), "no secret is needed");

    assertEquals(before, Files.readString(secrets));
    assertEquals(devices, kept());
  }

  @Test
  void anImportThatBrokeOffGoesOnWithTheSecretsItHadMade() throws Exception {
    SecretsFile.write(
        secrets,
        Map.of("meter/G-1", "made-before-it-broke-off", "meter/G-2", "made-too-but-unsent"));
    run(write("kind,id,secret\nmeter,G-1,made-before-it-broke-off\n"), null, false);

    assertEquals(
        new Done(2, 1), run(write("kind,id\nmeter,G-1\nmeter,G-2\nmeter,G-3\n"), secrets, false));

    assertEquals(
        DeviceSecret.digestOf("made-too-but-unsent"), device(kept(), "meter/G-2").secretDigest());
    assertEquals(3, SecretsFile.read(secrets).size());
  }

  @Test
  void everyMistakeIsNamedWithItsLineAndNothingIsTaken() throws Exception {
    Path list =
        write(
            """
            kind,id,secret,certificate,speaks_for
            meter,G-1,,,
            kettle,G-2,,,
            meter,G 3,too-short,,
            relay,cloud,,,
            phone,T-1,,CN,gas
            meter,G-1,,,
            meter,,,,
            """);

    String says = refusal(list, secrets);

    for (String expected :
        new String[] {
          "line 3, kind: expected meter, recorder, phone or relay, found 'kettle'",
          "line 4, id: expected an id of 1 to 64",
          "line 4, secret: expected a secret of 16 to 128",
          "line 5, speaks_for: expected whom the relay speaks for",
          "line 6, speaks_for: expected names such as meter:G-1",
          "line 7, id: meter/G-1 stands on line 2 already",
          "line 8, id: is missing",
          "Nothing was sent"
        }) {
      assertTrue(says.contains(expected), says);
    }
    assertTrue(Files.notExists(secrets));
    assertEquals(0, gateway.get("/api/v1/devices").json().path("items").size());
  }

  @Test
  void aDeviceWithAnotherSecretIsNamedAndTheRestIsNotTakenEither() throws Exception {
    run(write("kind,id,secret\nmeter,G-1," + GIVEN + "\n"), null, false);
    Path list = write("kind,id,secret\nmeter,G-9,\nmeter,G-1,another-secret-of-it\n");

    String says = refusal(list, secrets);

    assertTrue(says.contains("line 3: meter/G-1 is there already with another secret"), says);
    assertTrue(Files.notExists(secrets));
    assertEquals("[meter/G-1]", kept().keySet().toString());

    assertEquals(new Done(2, 0), run(list, secrets, true));
    assertEquals(
        DeviceSecret.digestOf("another-secret-of-it"), device(kept(), "meter/G-1").secretDigest());
  }

  @Test
  void whereNoFileForSecretsIsNamedNoneIsMade() throws Exception {
    Path list = write("kind,id\nmeter,G-1\nmeter,G-2\n");

    String says = refusal(list, null);

    assertTrue(says.startsWith("2 devices have neither secret nor certificate. Say with"), says);
    assertEquals(0, gateway.get("/api/v1/devices").json().path("items").size());
  }

  @Test
  void aFileOfSomethingElseIsNotOverwritten() throws Exception {
    Path list = write("kind,id\nmeter,G-1\n");

    String says = refusal(list, list);

    assertTrue(says.contains("found something else"), says);
    assertEquals("kind,id\nmeter,G-1\n", Files.readString(list));
  }

  private Map<String, Device> kept() throws Exception {
    return DeviceList.read(Files.readString(directory.resolve("data/devices.csv")))
        .devices()
        .stream()
        .collect(Collectors.toMap(Device::name, device -> device));
  }

  private Done run(Path list, @Nullable Path into, boolean replace) throws InterruptedException {
    URI address = gateway.at("/");
    FileImport files =
        new FileImport(
            ImportKind.DEVICES, address, gateway.token(), new PrintWriter(new StringWriter()));
    return new DeviceImport(files, into, replace, () -> "a-secret-made-here-" + ++made).run(list);
  }

  private String refusal(Path list, @Nullable Path into) {
    return String.valueOf(
        assertThrows(CommandFailed.class, () -> run(list, into, false)).getMessage());
  }

  private static Device device(Map<String, Device> among, String name) {
    return Objects.requireNonNull(among.get(name), name);
  }

  private Path write(String csv) throws Exception {
    return Files.writeString(directory.resolve("list.csv"), csv);
  }
}
