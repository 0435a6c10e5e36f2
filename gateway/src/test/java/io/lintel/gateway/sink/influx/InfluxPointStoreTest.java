package io.lintel.gateway.sink.influx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.InfluxConfig;
import io.lintel.gateway.config.Secret;
import io.lintel.gateway.sink.influx.PointStore.Answer;
import io.lintel.gateway.sink.influx.PointStore.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store's client against sockets that misbehave. */
class InfluxPointStoreTest {
  private static final Duration SOON = Duration.ofMillis(700);

  private ServerSocket listening;
  private Thread server;
  private PointStore store;
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Behaviour behaviour = (in, out) -> {};

  private interface Behaviour {
    void answer(InputStream in, OutputStream out) throws IOException;
  }

  @BeforeEach
  void listen() throws IOException {
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    server = new Thread(this::serve, "misbehaving-store");
    server.setDaemon(true);
    server.start();
    store =
        new InfluxPointStore(
            new InfluxConfig(
                URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/base"),
                "a utility",
                "meters",
                new Secret("hush")),
            SOON,
            SOON);
  }

  private void serve() {
    while (!listening.isClosed()) {
      try (Socket socket = listening.accept()) {
        requests.incrementAndGet();
        behaviour.answer(socket.getInputStream(), socket.getOutputStream());
      } catch (IOException theClientWentAway) {
        // That is what these tests are about.
      }
    }
  }

  @AfterEach
  void close() throws IOException {
    store.close();
    listening.close();
  }

  @Test
  void anAnswerThatNeverComesEndsWithTheWrite() {
    behaviour = (in, out) -> in.readAllBytes();
    assertEquals(Trouble.UNANSWERED, trouble());
  }

  @Test
  void anAnswerThatDripsEndsWithTheWrite() {
    behaviour =
        (in, out) -> {
          out.write(
              "HTTP/1.1 500 no\r\nContent-Length: 1000000\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
          while (in.read() >= 0) {
            out.write('x');
            out.flush();
          }
          in.readAllBytes();
        };
    assertEquals(Trouble.UNANSWERED, trouble());
  }

  @Test
  void aConnectionThatIsClosedWithoutAnAnswerIsToldAsThat() {
    behaviour = (in, out) -> in.read();
    assertEquals(Trouble.UNANSWERED, trouble());
  }

  @Test
  void ofAHugeAnswerTheBeginningIsRead() {
    behaviour =
        (in, out) -> {
          in.read();
          out.write(
              "HTTP/1.1 503 no\r\nContent-Length: 100000000000\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
          byte[] block = new byte[65_536];
          for (int i = 0; i < 1_000_000; i++) {
            out.write(block);
          }
        };
    assertEquals(Trouble.AWAY, trouble());
  }

  @Test
  void aRedirectIsNotFollowed() {
    behaviour =
        (in, out) -> {
          in.read();
          out.write(
              ("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:"
                      + listening.getLocalPort()
                      + "/login\r\n"
                      + "Content-Length: 0\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
        };
    assertEquals(Trouble.AWAY, trouble());
    assertEquals(1, requests.get());
  }

  @Test
  void aClosedPortIsToldAsThat() throws Exception {
    listening.close();
    // While its thread still waits in accept, a closed port takes one more connection.
    server.join();
    Answer.Unavailable answer = assertInstanceOf(Answer.Unavailable.class, write());
    assertTrue(answer.why().contains("cannot be reached"), answer.why());
    assertEquals(Trouble.AWAY, answer.trouble());
  }

  @Test
  void theQuestionGoesToTheWriteApiUnderTheConfiguredPath() {
    StringBuilder heard = new StringBuilder();
    behaviour =
        (in, out) -> {
          byte[] block = new byte[4_096];
          heard.append(new String(block, 0, in.read(block), StandardCharsets.UTF_8));
          out.write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        };
    assertInstanceOf(Answer.Accepted.class, write());
    assertTrue(
        heard
            .toString()
            .startsWith("POST /base/api/v2/write?org=a%20utility&bucket=meters&precision=ns "),
        heard.toString());
  }

  private Trouble trouble() {
    return assertInstanceOf(Answer.Unavailable.class, write()).trouble();
  }

  private Answer write() {
    return store.write(List.of("meter_reading,meter=G-1 volume_m3=1 1"));
  }
}
