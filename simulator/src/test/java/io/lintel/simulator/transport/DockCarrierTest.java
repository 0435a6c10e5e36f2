package io.lintel.simulator.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.dock.StationWords;
import io.lintel.simulator.scenario.Sending;
import io.lintel.simulator.scenario.Sending.Way;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockCarrierTest {
  private static final Bytes FIRST = Bytes.hex("000102");
  private static final Bytes REST = Bytes.hex("0304");

  @TempDir private Path folder;
  private HttpServer gateway;
  private GatewayHttp http;
  private volatile int status = 404;

  @BeforeEach
  void start() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/dock/v1/files",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    gateway.start();
    http =
        new GatewayHttp(
            URI.create("http://127.0.0.1:" + gateway.getAddress().getPort()), "no matter");
  }

  @AfterEach
  void stop() {
    http.close();
    gateway.stop(0);
  }

  @Test
  void aCopiedFileGrowsUnderAnotherNameUntilItIsWhole() throws IOException {
    DockCarrier carrier = new DockCarrier(folder, http);
    carry(carrier, "DOCK-1", StationWords.piece("a.MP4", 0, FIRST, 5, "a.MP4.part"));

    assertEquals(List.of("a.MP4.part"), names("DOCK-1"));
    assertEquals(3, Files.size(folder.resolve("DOCK-1/a.MP4.part")));

    carry(carrier, "DOCK-1", StationWords.piece("a.MP4", 3, REST, 5, "a.MP4.part"));

    assertEquals(List.of("a.MP4"), names("DOCK-1"));
    assertArrayEquals(
        FIRST.plus(REST).toArray(), Files.readAllBytes(folder.resolve("DOCK-1/a.MP4")));
    assertEquals(1, carrier.files());
  }

  @Test
  void aFileThatIsWrittenDirectlyGrowsUnderItsOwnName() throws IOException {
    DockCarrier carrier = new DockCarrier(folder, http);
    carry(carrier, "DOCK-2", StationWords.piece("b.MP4", 0, FIRST, 5, null));

    assertEquals(List.of("b.MP4"), names("DOCK-2"));
    assertEquals(0, carrier.files());

    carry(carrier, "DOCK-2", StationWords.piece("b.MP4", 3, REST, 5, null));
    assertEquals(1, carrier.files());
    assertEquals(5, Files.size(folder.resolve("DOCK-2/b.MP4")));
  }

  @Test
  void aSecondFileOfTheSameNameTakesThePlaceOfTheFirst() throws IOException {
    DockCarrier carrier = new DockCarrier(folder, http);
    carry(carrier, "DOCK-2", StationWords.piece("b.MP4", 0, FIRST.plus(REST), 5, null));
    carry(carrier, "DOCK-2", StationWords.piece("b.MP4", 0, REST, 2, null));

    assertArrayEquals(REST.toArray(), Files.readAllBytes(folder.resolve("DOCK-2/b.MP4")));
  }

  @Test
  void aGatewayThatTakesNoRecordsStopsNothing() {
    DockCarrier carrier = new DockCarrier(null, http);
    carry(carrier, "/dock/v1/files", "{}");
    carry(carrier, "/dock/v1/files", "{}");
    status = 204;
    carry(carrier, "/dock/v1/files", "{}");

    assertEquals(2, carrier.notTaken());
    assertEquals(1, carrier.taken());
    assertEquals(0, http.refused());
    assertEquals(
        "Docked: 0 files in no folder, 1 records taken by the gateway, 2 not taken",
        carrier.summary().orElse(""));
  }

  @Test
  void noNameLeadsOutOfTheStationsFolder() throws IOException {
    DockCarrier carrier = new DockCarrier(folder.resolve("docks"), http);
    carry(carrier, "DOCK-1", StationWords.piece("../../c.MP4", 0, FIRST, 3, null));

    assertFalse(Files.exists(folder.resolve("c.MP4")));
    assertTrue(carrier.summary().orElse("").endsWith("1 pieces not written"));
  }

  private static void carry(DockCarrier carrier, String to, String body) {
    CountDownLatch settled = new CountDownLatch(1);
    carrier.carry(
        new Sending(Instant.EPOCH, Way.DOCK, "R-03", to, body, false), settled::countDown);
    try {
      assertTrue(settled.await(20, TimeUnit.SECONDS), "never settled");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> names(String dock) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(dock))) {
      return files.map(Path::getFileName).map(Path::toString).sorted().toList();
    }
  }
}
