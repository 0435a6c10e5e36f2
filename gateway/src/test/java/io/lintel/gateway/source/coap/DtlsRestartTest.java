package io.lintel.gateway.source.coap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.CoapConfig;
import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.config.Secret;
import io.lintel.gateway.identity.Admission;
import io.lintel.gateway.identity.Reach;
import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.identity.SpeakerKind;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.journal.GroupCommitJournal;
import io.lintel.gateway.journal.JournalLimits;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.JournalDatabase;
import io.lintel.gateway.time.WallTimekeeper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device that shook hands before the gateway was restarted, and does not know that it was. */
class DtlsRestartTest {
  private static final String KEY = "0123456789abcdef";

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final WallTimekeeper time = new WallTimekeeper(InstantSource.system(), System::nanoTime);

  @AfterEach
  void close() {
    settle(vertx.close());
    time.close();
  }

  private static <T> T settle(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  private CoapSource source(GroupCommitJournal journal, int port) {
    CoapConfig config =
        new CoapConfig(
            null,
            new CoapConfig.Secure(
                new ListenAddress("127.0.0.1", port),
                Map.of("G-9", new Secret(HexFormat.of().formatHex(KEY.getBytes(UTF_8))))));
    return new CoapSource(
            config,
            shown ->
                new Admission.Admitted(
                    new Speaker("anonymous", SpeakerKind.ANYBODY, false, Reach.EVERYTHING)),
            new Intake(meter -> null),
            journal,
            time,
            new SimpleMeterRegistry())
        .remembering(folder.resolve("associations"));
  }

  private static CoapEndpoint device() {
    Configuration configuration = new Endpoints().configuration();
    DtlsConnectorConfig dtls =
        new DtlsConnectorConfig.Builder(configuration)
            .set(DtlsConfig.DTLS_ROLE, DtlsRole.CLIENT_ONLY)
            .set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, 0)
            .setAsList(DtlsConfig.DTLS_CIPHER_SUITES, CipherSuite.TLS_PSK_WITH_AES_128_CCM_8)
            .set(DtlsConfig.DTLS_RECOMMENDED_CIPHER_SUITES_ONLY, false)
            .setAdvancedPskStore(new AdvancedSinglePskStore("G-9", KEY.getBytes(UTF_8)))
            .build();
    return CoapEndpoint.builder()
        .setConfiguration(configuration)
        .setConnector(new DTLSConnector(dtls))
        .build();
  }

  private static ResponseCode post(CoapClient client, int seq) throws Exception {
    String payload = "{\"seq\":" + seq + ",\"volume_m3\":\"1.5\"}";
    CoapResponse response = client.post(payload, MediaTypeRegistry.TEXT_PLAIN);
    return response == null ? ResponseCode.GATEWAY_TIMEOUT : response.getCode();
  }

  @Test
  void sendsOnAndIsAnswered() throws Exception {
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
        GroupCommitJournal journal =
            new GroupCommitJournal(
                    JournalDatabase.open(data),
                    JournalLimits.DEFAULT,
                    time,
                    new SimpleMeterRegistry())
                .start()) {
      CoapSource before = source(journal, 0);
      String deployment = settle(vertx.deployVerticle(before));
      int port = before.securePort().orElseThrow();
      CoapClient client =
          new CoapClient("coaps://127.0.0.1:" + port + "/lintel/v1/meters/G-9/readings");
      client.setEndpoint(device()).setTimeout(20_000L);
      assertEquals(ResponseCode.CHANGED, post(client, 1));

      settle(vertx.undeploy(deployment));
      assertTrue(Files.size(folder.resolve("associations")) > 0);
      settle(vertx.deployVerticle(source(journal, port)));
      assertFalse(Files.exists(folder.resolve("associations")), "read once");

      assertEquals(ResponseCode.CHANGED, post(client, 2));
      assertEquals(2, journal.read(0, 10).size());
      client.shutdown();
    }
  }
}
