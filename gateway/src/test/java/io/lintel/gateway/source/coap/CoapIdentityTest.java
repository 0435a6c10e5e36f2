package io.lintel.gateway.source.coap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.CoapConfig;
import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.config.Secret;
import io.lintel.gateway.identity.Device;
import io.lintel.gateway.identity.DeviceSecret;
import io.lintel.gateway.identity.Devices;
import io.lintel.gateway.identity.Door;
import io.lintel.gateway.identity.Enrolling;
import io.lintel.gateway.identity.Enrolment;
import io.lintel.gateway.identity.SpeakerKind;
import io.lintel.gateway.identity.SpeaksFor;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.journal.GroupCommitJournal;
import io.lintel.gateway.journal.JournalLimits;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.JournalDatabase;
import io.lintel.gateway.time.WallTimekeeper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuite;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may speak over CoAP, and for whom: on real sockets, with and without DTLS. */
class CoapIdentityTest {
  private static final String KEY = "0123456789abcdef";
  private static final String METER = "/lintel/v1/meters/%s/readings";

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final WallTimekeeper time = new WallTimekeeper(InstantSource.system(), System::nanoTime);
  private DataDirectory data;
  private GroupCommitJournal journal;

  @BeforeEach
  void open() {
    data = DataDirectory.open(folder.resolve("data"));
    journal =
        new GroupCommitJournal(
                JournalDatabase.open(data), JournalLimits.DEFAULT, time, new SimpleMeterRegistry())
            .start();
  }

  @AfterEach
  void close() {
    settle(vertx.close());
    journal.close();
    data.close();
    time.close();
  }

  private static <T> T settle(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  /** G-1 has a secret, which CoAP cannot show; G-9 and R-9 have a key. */
  private CoapSource serving(boolean anonymous) {
    Devices devices =
        new Devices(
            List.of(
                new Device(
                    SpeakerKind.METER,
                    "G-1",
                    DeviceSecret.digestOf("a-secret-of-its-own"),
                    null,
                    SpeaksFor.NOBODY)),
            List.of(),
            list -> CompletableFuture.completedFuture(null));
    Enrolment enrolment = new Enrolment(new SecureRandom(), System::nanoTime);
    Enrolling enrolling =
        new Enrolling(devices, enrolment, new SecureRandom(), (event, detail) -> {});
    ListenAddress anyPort = new ListenAddress("127.0.0.1", 0);
    Secret key = new Secret(HexFormat.of().formatHex(KEY.getBytes(UTF_8)));
    CoapSource source =
        new CoapSource(
            new CoapConfig(anyPort, new CoapConfig.Secure(anyPort, Map.of("G-9", key, "R-9", key))),
            new Door(devices, enrolling, new Door.Rules(anonymous, false, null)),
            new Intake(meter -> null),
            journal,
            time,
            new SimpleMeterRegistry());
    settle(vertx.deployVerticle(source));
    return source;
  }

  private static CoapEndpoint holding(String identity, String key) {
    Configuration configuration = new Endpoints().configuration();
    DtlsConnectorConfig dtls =
        new DtlsConnectorConfig.Builder(configuration)
            .set(DtlsConfig.DTLS_ROLE, DtlsRole.CLIENT_ONLY)
            .setAsList(DtlsConfig.DTLS_CIPHER_SUITES, CipherSuite.TLS_PSK_WITH_AES_128_CCM_8)
            .set(DtlsConfig.DTLS_RECOMMENDED_CIPHER_SUITES_ONLY, false)
            .setAdvancedPskStore(new AdvancedSinglePskStore(identity, key.getBytes(UTF_8)))
            .build();
    return CoapEndpoint.builder()
        .setConfiguration(configuration)
        .setConnector(new DTLSConnector(dtls))
        .build();
  }

  private static CoapResponse plain(CoapSource source, String path) throws Exception {
    CoapClient client =
        new CoapClient("coap://127.0.0.1:" + source.plainPort().orElseThrow() + path);
    try {
      return client.post(payload(path), MediaTypeRegistry.APPLICATION_JSON);
    } finally {
      client.shutdown();
    }
  }

  private static String payload(String path) {
    return path.contains("/meters/")
        ? "{\"seq\":1,\"volume_m3\":\"1.5\"}"
        : "{\"at\":\"2026-11-22T08:00:00Z\",\"seq\":1,\"type\":\"power_on\"}";
  }

  private List<Observation> journaled() {
    return journal.read(0, 100).stream().map(entry -> entry.observation()).toList();
  }

  @Test
  void whereAnonymousIsRefusedNobodyIsLetInWithoutAKey() throws Exception {
    CoapSource source = serving(false);
    for (String path :
        List.of(
            METER.formatted("G-2"), METER.formatted("G-1"), "/lintel/v1/recorders/R-1/events")) {
      CoapResponse refused = plain(source, path);
      assertEquals(ResponseCode.UNAUTHORIZED, refused.getCode(), path);
      assertEquals(
          "without identity nobody is let in here: use coaps with the device's key",
          refused.getResponseText());
    }
    assertEquals(List.of(), journaled());
  }

  @Test
  void whereItIsAcceptedItIsMarkedAndNobodyWhoCouldProveItIsSpokenFor() throws Exception {
    CoapSource source = serving(true);
    assertEquals(ResponseCode.CHANGED, plain(source, METER.formatted("G-2")).getCode());
    assertFalse(journaled().get(0).voice().proven());
    for (String meter : List.of("G-1", "G-9")) {
      CoapResponse refused = plain(source, METER.formatted(meter));
      assertEquals(ResponseCode.UNAUTHORIZED, refused.getCode(), meter);
    }
    assertEquals(1, journaled().size());
  }

  @Test
  void aKeySpeaksForItsOwnDeviceOnlyOnOneConnection() throws Exception {
    CoapSource source = serving(false);
    String server = "coaps://127.0.0.1:" + source.securePort().orElseThrow();
    CoapClient device = new CoapClient();
    device.setEndpoint(holding("G-9", KEY)).setTimeout(20_000L);
    String own = METER.formatted("G-9");
    try {
      for (String path :
          List.of(
              METER.formatted("G-1"),
              METER.formatted("R-9"),
              METER.formatted("g-9"),
              "/lintel/v1/recorders/R-9/events")) {
        device.setURI(server + path);
        CoapResponse refused = device.post(payload(path), MediaTypeRegistry.APPLICATION_JSON);
        assertEquals(ResponseCode.UNAUTHORIZED, refused.getCode(), path);
        assertTrue(
            refused.getResponseText().startsWith("expected the identity "),
            refused.getResponseText());
      }
      assertEquals(List.of(), journaled());
      device.setURI(server + own);
      assertEquals(
          ResponseCode.CHANGED,
          device.post(payload(own), MediaTypeRegistry.APPLICATION_JSON).getCode());
      Observation kept = journaled().get(0);
      assertEquals("coaps/G-9", kept.voice().name());
      assertTrue(kept.voice().proven());
    } finally {
      device.shutdown();
    }
  }
}
