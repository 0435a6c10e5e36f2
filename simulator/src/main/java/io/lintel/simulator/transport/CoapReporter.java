package io.lintel.simulator.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.MessageObserverAdapter;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One socket over which many devices post confirmable reports, each an exchange of its own. */
public final class CoapReporter implements AutoCloseable {
  /** What RFC 7252 asks of a device on a real network. */
  public static final Duration ACK_TIMEOUT = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(CoapReporter.class);
  private static final int RETRANSMISSIONS = LostDatagrams.MOST + 1;
  private static final long DEFAULT_MAX_AGE_SECONDS = 60;

  private final URI gateway;
  private final LossyConnector connector;
  private final CoapEndpoint endpoint;
  private final AtomicInteger tokens = new AtomicInteger();
  private final AtomicLong refused = new AtomicLong();

  private CoapReporter(URI gateway, LossyConnector connector, CoapEndpoint endpoint) {
    this.gateway = gateway;
    this.connector = connector;
    this.endpoint = endpoint;
  }

  /**
   * @param gateway as {@code coap://127.0.0.1:5683}
   * @param ackTimeout how long a device waits before it sends a datagram again; doubles each time
   * @throws Unreachable if there is no socket to be had
   */
  public static CoapReporter towards(URI gateway, Duration ackTimeout) {
    CoapConfig.register();
    UdpConfig.register();
    Configuration configuration =
        Configuration.createStandardWithoutFile()
            .set(CoapConfig.ACK_TIMEOUT, (int) ackTimeout.toMillis(), TimeUnit.MILLISECONDS)
            .set(CoapConfig.MAX_RETRANSMIT, RETRANSMISSIONS)
            .set(CoapConfig.PROTOCOL_STAGE_THREAD_COUNT, 1)
            .set(UdpConfig.UDP_RECEIVER_THREAD_COUNT, 1)
            .set(UdpConfig.UDP_SENDER_THREAD_COUNT, 1);
    LossyConnector connector =
        new LossyConnector(new InetSocketAddress(loopbackOrAny(gateway), 0), configuration);
    CoapEndpoint endpoint =
        CoapEndpoint.builder().setConfiguration(configuration).setConnector(connector).build();
    try {
      endpoint.start();
    } catch (IOException e) {
      throw new Unreachable("No UDP socket can be opened for CoAP: " + e.getMessage(), e);
    }
    return new CoapReporter(gateway, connector, endpoint);
  }

  private static InetAddress loopbackOrAny(URI gateway) {
    boolean here = gateway.getHost().equals("127.0.0.1") || gateway.getHost().equals("localhost");
    return here ? InetAddress.getLoopbackAddress() : new InetSocketAddress(0).getAddress();
  }

  /**
   * @param path of the contract, with its leading slash
   * @param losses what the network swallows of this exchange
   * @param settled runs once, on another thread
   */
  public void post(String path, String json, LostDatagrams losses, Consumer<Answer> settled) {
    byte[] token = ByteBuffer.allocate(Integer.BYTES).putInt(tokens.incrementAndGet()).array();
    connector.swallow(token, losses);
    Request request = Request.newPost();
    request.setURI(gateway.resolve(path));
    request.setToken(token);
    request.getOptions().setContentFormat(MediaTypeRegistry.APPLICATION_JSON);
    request.setPayload(json.getBytes(StandardCharsets.UTF_8));
    request.addMessageObserver(
        new Once(
            answer -> {
              connector.forget(token);
              if (answer.kind() == Answer.Kind.REFUSED) {
                refused.incrementAndGet();
                log.warn("path={} outcome=refused answer=\"{}\"", path, answer.says());
              }
              settled.accept(answer);
            }));
    request.send(endpoint);
  }

  /** Reports that the gateway does not want. */
  public long refused() {
    return refused.get();
  }

  @Override
  public void close() {
    endpoint.destroy();
  }

  /** Tells of the first end of an exchange; Californium may tell of several. */
  private static final class Once extends MessageObserverAdapter {
    private final Consumer<Answer> settled;
    private final AtomicBoolean over = new AtomicBoolean();

    Once(Consumer<Answer> settled) {
      this.settled = settled;
    }

    @Override
    public void onResponse(Response response) {
      ResponseCode code = response.getCode();
      if (code.isSuccess()) {
        end(Answer.taken());
      } else if (code == ResponseCode.SERVICE_UNAVAILABLE) {
        Long age = response.getOptions().getMaxAge();
        end(Answer.busy(Duration.ofSeconds(age == null ? DEFAULT_MAX_AGE_SECONDS : age)));
      } else {
        end(Answer.refused(code + " " + response.getPayloadString()));
      }
    }

    @Override
    protected void failed() {
      end(Answer.silent("no answer"));
    }

    private void end(Answer answer) {
      if (over.compareAndSet(false, true)) {
        settled.accept(answer);
      }
    }
  }
}
