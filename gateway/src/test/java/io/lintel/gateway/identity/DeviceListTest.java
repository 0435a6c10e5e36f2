package io.lintel.gateway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of devices, as people and the gateway write it. */
class DeviceListTest {
  private static final String DIGEST = DeviceSecret.digestOf("abcdefgh-ijklmnop");

  @Test
  void aListIsReadAsItWasWritten() {
    List<Device> devices =
        List.of(
            new Device(SpeakerKind.METER, "G-1", DIGEST, null, SpeaksFor.NOBODY),
            new Device(SpeakerKind.METER, "G-2", null, "CN=G-2,O=Gas", SpeaksFor.NOBODY),
            new Device(
                SpeakerKind.RELAY,
                "cloud",
                DIGEST,
                null,
                SpeaksFor.parse("meter:G-* recorder:R-1 technician:*")));

    DeviceList.Read read = DeviceList.read(DeviceList.write(devices));

    assertEquals(List.of(), read.wrong());
    assertEquals(devices, read.devices());
  }

  @Test
  void everyMistakeIsToldWithItsLine() {
    String text =
        "kind,id,secret_sha256,certificate,speaks_for\n"
            + "meter,G-1,"
            + DIGEST
            + ",,\n"
            + "boiler,G-2,"
            + DIGEST
            + ",,\n"
            + "meter,G 3,"
            + DIGEST
            + ",,\n"
            + "meter,G-4,,,\n"
            + "meter,G-5,mysecret,,\n"
            + "relay,cloud,"
            + DIGEST
            + ",,\n"
            + "meter,G-1,"
            + DIGEST
            + ",,\n"
            + "relay,head-end,"
            + DIGEST
            + ",,everybody\n";

    DeviceList.Read read = DeviceList.read(text);

    assertEquals(1, read.devices().size());
    assertEquals(
        List.of(3L, 4L, 5L, 6L, 7L, 8L, 9L),
        read.wrong().stream().map(DeviceList.Wrong::line).toList(),
        () -> read.wrong().toString());
    assertTrue(read.wrong().get(5).message().contains("line 2"), () -> read.wrong().toString());
    assertTrue(
        read.wrong().stream().noneMatch(wrong -> wrong.message().contains("mysecret")),
        "what may be a secret is not repeated");
  }

  @Test
  void otherHeadingsAreRefused() {
    assertEquals(1, DeviceList.read("kind,id,password\nmeter,G-1,x\n").wrong().size());
    assertEquals(1, DeviceList.read("").wrong().size());
  }

  @Test
  void theKeptFileIsTheOwnersAloneAndWholeAtAnyTime(@TempDir Path data) throws Exception {
    Path path = data.resolve("devices.csv");
    DeviceFile file = new DeviceFile(path, Runnable::run);
    Device one = new Device(SpeakerKind.METER, "G-1", DIGEST, null, SpeaksFor.NOBODY);

    file.keep(List.of(one)).join();

    assertEquals(List.of(one), file.read());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    Files.writeString(path, "kind,id\nmeter");
    assertThrows(IllegalStateException.class, file::read);
  }
}
