package io.lintel.simulator.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.simulator.transport.Answer.Kind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.interceptors.MessageInterceptorAdapter;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.core.server.resources.Resource;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The devices' CoAP end against a server that knows nothing of the gateway. */
class CoapReporterTest {
  private static final String PATH = "/lintel/v1/meters/G-0007/readings";
  private static final String BODY = "{\"seq\":1,\"volume_m3\":\"1.5\"}";

  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final List<Integer> datagrams = new CopyOnWriteArrayList<>();
  private CoapServer server;
  private CoapReporter reporter;
  private volatile ResponseCode says = ResponseCode.CHANGED;

  @BeforeEach
  void serve() {
    CoapConfig.register();
    UdpConfig.register();
    Configuration configuration = Configuration.createStandardWithoutFile();
    CoapEndpoint endpoint =
        CoapEndpoint.builder()
            .setConfiguration(configuration)
            .setInetSocketAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .build();
    endpoint.addInterceptor(
        new MessageInterceptorAdapter() {
          @Override
          public void receiveRequest(org.eclipse.californium.core.coap.Request request) {
            datagrams.add(request.getMID());
          }
        });
    server = new CoapServer(configuration);
    server.addEndpoint(endpoint);
    server.add(new Everything());
    server.start();
    reporter =
        CoapReporter.towards(
            URI.create("coap://127.0.0.1:" + endpoint.getAddress().getPort()),
            Duration.ofMillis(60));
  }

  @AfterEach
  void stop() {
    reporter.close();
    server.destroy();
  }

  @Test
  void aReportIsOneConfirmablePostAsTheContractSpellsIt() throws Exception {
    assertEquals(Kind.TAKEN, post(LostDatagrams.NONE).kind());
    assertEquals(List.of("POST CON 50 " + PATH + " " + BODY), taken);
  }

  @Test
  void aLostRequestIsSentAgainByTheClientWithTheSameMessageId() throws Exception {
    assertEquals(Kind.TAKEN, post(new LostDatagrams(2, 0)).kind());
    assertEquals(1, datagrams.size(), "the two before it never came");
    assertEquals(1, taken.size());
  }

  @Test
  void aLostAnswerMakesTheClientRepeatAndTheServerRecogniseTheRepetition() throws Exception {
    assertEquals(Kind.TAKEN, post(new LostDatagrams(1, 2)).kind());
    assertEquals(3, datagrams.size(), "one for each answer lost, and the last");
    assertEquals(1, datagrams.stream().distinct().count());
    assertEquals(1, taken.size());
  }

  @Test
  void aBusyServerIsLeftAloneForAsLongAsItAsks() throws Exception {
    says = ResponseCode.SERVICE_UNAVAILABLE;
    Answer answer = post(LostDatagrams.NONE);
    assertEquals(Kind.BUSY, answer.kind());
    assertEquals(Duration.ofSeconds(7), answer.comeAgainAfter());
  }

  @Test
  void whatTheServerDoesNotWantIsRefusedAndCounted() throws Exception {
    says = ResponseCode.BAD_REQUEST;
    assertEquals(Kind.REFUSED, post(LostDatagrams.NONE).kind());
    assertEquals(1, reporter.refused());
  }

  @Test
  void whereNobodyAnswersTheReporterSaysSo() throws Exception {
    server.stop();
    Answer answer = post(LostDatagrams.NONE);
    assertTrue(answer.kind() == Kind.SILENT, answer::says);
  }

  private Answer post(LostDatagrams losses) throws Exception {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    reporter.post(PATH, BODY, losses, answer::complete);
    return answer.get(30, TimeUnit.SECONDS);
  }

  private final class Everything extends CoapResource {
    Everything() {
      super("lintel");
    }

    @Override
    public Resource getChild(String name) {
      return this;
    }

    @Override
    public void handlePOST(CoapExchange exchange) {
      taken.add(
          "POST %s %d /%s %s"
              .formatted(
                  exchange.advanced().getRequest().getType(),
                  exchange.getRequestOptions().getContentFormat(),
                  exchange.getRequestOptions().getUriPathString(),
                  exchange.getRequestText()));
      exchange.setMaxAge(7);
      exchange.respond(says, "", MediaTypeRegistry.TEXT_PLAIN);
    }
  }
}
