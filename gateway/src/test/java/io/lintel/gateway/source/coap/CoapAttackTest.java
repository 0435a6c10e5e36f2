package io.lintel.gateway.source.coap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.lintel.gateway.config.CoapConfig;
import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.config.Secret;
import io.lintel.gateway.identity.Admission;
import io.lintel.gateway.identity.Reach;
import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.identity.SpeakerKind;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.GroupCommitJournal;
import io.lintel.gateway.journal.JournalLimits;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.JournalDatabase;
import io.lintel.gateway.time.WallTimekeeper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.exception.ConnectorException;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuite;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What nobody sends who means well, on real sockets: nothing is kept, and others are served. */
class CoapAttackTest {
  private static final String KEY = "0123456789abcdef";
  private static final String PATH = "/lintel/v1/meters/G-9/readings";
  private static final String READING = "{\"seq\":1,\"volume_m3\":\"1.5\"}";
  private static final int TIMES = 500;

  /** Confirmable POST of a reading of G-8, which has no key, with a token of two octets. */
  private static final String POST =
      "42020000"
          + "0000"
          + "b66c696e74656c"
          + "027631"
          + "066d6574657273"
          + "03472d38"
          + "0872656164696e6773";

  private static final int CHANGED = 0x44;
  private static final int METHOD_NOT_ALLOWED = 0x85;

  private static final String AS_JSON = "1132";

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final WallTimekeeper time = new WallTimekeeper(InstantSource.system(), System::nanoTime);
  private DataDirectory data;
  private GroupCommitJournal journal;
  private CoapSource source;

  @BeforeEach
  void serve() {
    data = DataDirectory.open(folder.resolve("data"));
    journal =
        new GroupCommitJournal(
                JournalDatabase.open(data), JournalLimits.DEFAULT, time, new SimpleMeterRegistry())
            .start();
    ListenAddress anyPort = new ListenAddress("127.0.0.1", 0);
    Secret key = new Secret(HexFormat.of().formatHex(KEY.getBytes(UTF_8)));
    source =
        new CoapSource(
            new CoapConfig(anyPort, new CoapConfig.Secure(anyPort, Map.of("G-9", key))),
            shown ->
                new Admission.Admitted(
                    new Speaker("anonymous", SpeakerKind.ANYBODY, false, Reach.EVERYTHING)),
            new Intake(meter -> null),
            journal,
            time,
            new SimpleMeterRegistry());
    settle(vertx.deployVerticle(source));
  }

  @AfterEach
  void stop() {
    settle(vertx.close());
    journal.close();
    data.close();
    time.close();
  }

  private static void settle(Future<?> future) {
    future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  /** Options after the path, then the payload's mark and what comes of it. */
  static Stream<Arguments> datagrams() {
    return Stream.of(
        Arguments.of("bodies begun and never ended", AS_JSON + "d1020e" + "ff7b"),
        Arguments.of("the last block first", AS_JSON + "d302fffff6" + "ff7b"),
        Arguments.of("a block of a size that is none", AS_JSON + "d1020f" + "ff7b"),
        Arguments.of("a block number of four octets", AS_JSON + "d402ffffffff" + "ff7b"),
        Arguments.of("a body said to be of 4 GiB", AS_JSON + "d1020e" + "d414ffffffff" + "ff7b"),
        Arguments.of("the same option again and again", AS_JSON + "0132".repeat(200)),
        Arguments.of("a critical option that nobody knows", AS_JSON + "e1ffff00" + "ff7b"),
        Arguments.of("an option longer than the datagram", AS_JSON + "dd02ff" + "7b"),
        Arguments.of("a mark with nothing behind it", AS_JSON + "ff"),
        Arguments.of("nothing but the head", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("datagrams")
  void nothingIsKeptAndOthersAreServed(String what, String hex) throws Exception {
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int i = 0; i < TIMES; i++) {
        byte[] octets = HexFormat.of().parseHex(POST + hex);
        ByteBuffer.wrap(octets).putShort(2, (short) i).putShort(4, (short) i);
        send(socket, octets);
      }
    }
    assertServed();
  }

  /** That what is above lacks nothing but what it says. */
  @Test
  void theSameWithAWholeReadingIsKept() throws Exception {
    assertEquals(
        CHANGED, answer(POST + AS_JSON + "ff" + HexFormat.of().formatHex(READING.getBytes(UTF_8))));
    assertEquals(List.of("G-8"), read());
  }

  @Test
  void nothingIsThereToBeObserved() throws Exception {
    assertEquals(
        METHOD_NOT_ALLOWED, answer("42010000" + "0000" + "60" + "56" + POST.substring(14)));
    assertServed();
  }

  /** The code of the answer. */
  private int answer(String hex) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(20_000);
      send(socket, HexFormat.of().parseHex(hex));
      DatagramPacket answer = new DatagramPacket(new byte[2_000], 2_000);
      socket.receive(answer);
      return answer.getData()[1] & 0xFF;
    }
  }

  private void send(DatagramSocket socket, byte[] octets) throws IOException {
    socket.send(
        new DatagramPacket(
            octets,
            octets.length,
            InetAddress.getLoopbackAddress(),
            source.plainPort().orElseThrow()));
  }

  /** Whoever else sends a reading is answered, and it is the only one. */
  private void assertServed() throws Exception {
    CoapClient client =
        new CoapClient(
            "coap://127.0.0.1:" + source.plainPort().orElseThrow() + PATH.replace("G-9", "G-1"));
    try {
      CoapResponse answer = client.post(READING, MediaTypeRegistry.APPLICATION_JSON);
      assertEquals(ResponseCode.CHANGED, answer.getCode());
    } finally {
      client.shutdown();
    }
    assertEquals(List.of("G-1"), read());
  }

  /** Whose readings were kept. */
  private List<String> read() {
    return journal.read(0, 1_000).stream()
        .map(Entry::observation)
        .filter(kept -> kept.kind() == Kind.READING)
        .map(Observation::device)
        .toList();
  }

  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource({
    "G-9, 0123456789abcdeX",
    "G-8, 0123456789abcdef",
    "g-9, 0123456789abcdef",
    "G-9, 0",
    "'', 0123456789abcdef"
  })
  void noKeyIsGuessedAndNoNameMadeUp(String name, String key) throws Exception {
    assertNotEquals(ResponseCode.CHANGED, secured(name, key));
    assertEquals(List.of(), read());
    assertEquals(ResponseCode.CHANGED, secured("G-9", KEY));
  }

  /** What was answered; null where nobody was let in. */
  private @Nullable ResponseCode secured(String name, String key) {
    Configuration configuration = new Endpoints().configuration();
    DtlsConnectorConfig dtls =
        new DtlsConnectorConfig.Builder(configuration)
            .set(DtlsConfig.DTLS_ROLE, DtlsRole.CLIENT_ONLY)
            .set(DtlsConfig.DTLS_MAX_RETRANSMISSIONS, 1)
            .set(DtlsConfig.DTLS_RETRANSMISSION_TIMEOUT, 300, TimeUnit.MILLISECONDS)
            .setAsList(DtlsConfig.DTLS_CIPHER_SUITES, CipherSuite.TLS_PSK_WITH_AES_128_CCM_8)
            .set(DtlsConfig.DTLS_RECOMMENDED_CIPHER_SUITES_ONLY, false)
            .setAdvancedPskStore(new AdvancedSinglePskStore(name, key.getBytes(UTF_8)))
            .build();
    CoapClient client =
        new CoapClient("coaps://127.0.0.1:" + source.securePort().orElseThrow() + PATH);
    client
        .setEndpoint(
            CoapEndpoint.builder()
                .setConfiguration(configuration)
                .setConnector(new DTLSConnector(dtls))
                .build())
        .setTimeout(10_000L);
    try {
      CoapResponse answer = client.post(READING, MediaTypeRegistry.APPLICATION_JSON);
      return answer == null ? null : answer.getCode();
    } catch (ConnectorException | IOException refused) {
      return null;
    } finally {
      client.shutdown();
    }
  }
}
