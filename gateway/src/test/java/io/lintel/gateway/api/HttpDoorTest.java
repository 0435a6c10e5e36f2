package io.lintel.gateway.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.access.TrustedProxies;
import io.lintel.gateway.health.Supervised;
import io.vertx.core.Vertx;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real sockets that say half of what they should; time is passed by hand. */
class HttpDoorTest {
  private static final Supervised WATCH =
      new Supervised("http", "closing slow connections", false, InstantSource.system());

  private static final String GET = "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n";

  private final Vertx vertx = Vertx.vertx();
  private final List<Socket> sockets = new ArrayList<>();
  private HttpFront front;

  @BeforeEach
  void serve() throws Exception {
    Routes hello =
        router -> {
          router.get("/hello").handler(context -> context.response().end("hello"));
          router
              .post("/said")
              .handler(BodyHandler.create(false).setBodyLimit(1_024))
              .handler(context -> context.response().end("said " + context.body().length()));
          router
              .get("/stream")
              .handler(
                  context ->
                      context
                          .response()
                          .setChunked(true)
                          .putHeader("Content-Type", "text/event-stream")
                          .write("data: 1\n\n"));
          router.get("/never").handler(context -> context.response().setChunked(true).write("a"));
        };
    front = new HttpFront("127.0.0.1", 0, new TrustedProxies(Set.of()), List.of(hello), WATCH);
    settle(vertx.deployVerticle(front));
  }

  @AfterEach
  void stop() throws Exception {
    for (Socket socket : sockets) {
      socket.close();
    }
    settle(vertx.close());
  }

  private static void settle(io.vertx.core.Future<?> future) throws Exception {
    future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private Socket open(String begin) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), front.port());
    socket.setSoTimeout(20_000);
    sockets.add(socket);
    say(socket, begin);
    return socket;
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** What comes, up to {@code end}; or all of it, if the connection ends before. */
  private static String heard(Socket socket, String end) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder text = new StringBuilder();
    try {
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        text.append((char) octet);
        if (text.indexOf(end) >= 0) {
          break;
        }
      }
    } catch (SocketException reset) {
      text.append("(reset)");
    }
    return text.toString();
  }

  /** All until the other side is done. */
  private static String rest(Socket socket) throws IOException {
    return heard(socket, "\u0000");
  }

  @Test
  void headersThatDripEndWhateverComes() throws Exception {
    Socket drips = open(GET);
    assertTrue(heard(drips, "hello").endsWith("hello"));
    say(drips, "GET /hello HTTP/1.1\r\nHost: x\r\nX-A: ");
    settle(front.pass(HttpDoor.NEXT_REQUEST_SECONDS + 1));
    assertFalse(rest(drips).contains("200"));
    drips = open("GET /hello HTTP/1.1\r\nHost: x\r\nX-A: ");
    assertTrue(heard(open(GET), "hello").endsWith("hello"), "it has been seen by now");
    settle(front.pass(HttpDoor.HEADERS_SECONDS));
    say(drips, "b");
    settle(front.pass(1));
    assertFalse(rest(drips).contains("200"));
  }

  @Test
  void aBodyThatDripsEndsWhateverComes() throws Exception {
    Socket drips = open("POST /said HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\na");
    assertTrue(heard(open(GET), "hello").endsWith("hello"), "it has been seen by now");
    settle(front.pass(HttpDoor.BODY_SECONDS));
    say(drips, "b");
    settle(front.pass(1));
    assertFalse(rest(drips).contains("200"));
  }

  @Test
  void anAnswerHasItsTimeAndAStreamMayLast() throws Exception {
    Socket never = open("GET /never HTTP/1.1\r\nHost: x\r\n\r\n");
    Socket stream = open("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n");
    assertTrue(heard(never, "\r\n\r\n").contains("200"));
    assertTrue(heard(stream, "data: 1").endsWith("data: 1"));
    settle(front.pass(HttpDoor.ANSWER_SECONDS + 1));
    assertFalse(rest(never).contains("(timeout)"));
    stream.setSoTimeout(200);
    int octets = 0;
    try {
      while (stream.getInputStream().read() >= 0) {
        octets++;
      }
      octets = -1;
    } catch (java.net.SocketTimeoutException open) {
      assertTrue(octets >= 0);
    }
    assertTrue(octets >= 0, "the stream goes on");
  }

  @Test
  void aConnectionIsKeptBetweenRequestsAndNotForEver() throws Exception {
    Socket kept = open(GET);
    assertTrue(heard(kept, "hello").endsWith("hello"));
    settle(front.pass(HttpDoor.NEXT_REQUEST_SECONDS - 1));
    say(kept, GET);
    assertTrue(heard(kept, "hello").endsWith("hello"));
    settle(front.pass(HttpDoor.NEXT_REQUEST_SECONDS + 1));
    assertEquals("", rest(kept).replace("(reset)", ""));
  }

  @Test
  void connectionsThatDripGiveWayToOneThatSpeaks() throws Exception {
    for (int i = 0; i < HttpDoor.MOST_OF_ONE_ADDRESS; i++) {
      open("G");
    }
    Socket speaks = open(GET);
    assertTrue(heard(speaks, "hello").endsWith("hello"));
    assertEquals("", rest(sockets.get(0)).replace("(reset)", ""));
    say(speaks, GET);
    assertTrue(heard(speaks, "hello").endsWith("hello"));
  }

  /** The request is answered, and is the connection's last. */
  @Test
  void nothingBehindAChunkedBodyIsAnswered() throws Exception {
    Socket socket =
        open(
            "POST /said HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked"
                + "\r\n\r\n0\r\n\r\nGET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
    String heard = rest(socket);
    assertFalse(heard.contains("hello"), heard);
  }

  /** One of them is wrong, and nobody knows which. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "content-length: 0\r\ntransfer-encoding: CHUNKED\r\n",
        "Content-Length: 5\r\nTransfer-Encoding: chunked, xchunked\r\n"
      })
  void twoLengthsAreRefusedInWords(String headers) throws Exception {
    String request = "POST /said HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
    Socket atOnce = open(request + "0\r\n\r\n" + GET);
    Socket dripping = open("");
    for (int i = 0; i < request.length(); i++) {
      say(dripping, request.substring(i, i + 1));
    }
    for (Socket socket : List.of(atOnce, dripping)) {
      String heard = rest(socket);
      assertTrue(heard.startsWith("HTTP/1.1 400 "), heard);
      assertFalse(heard.contains("hello"), heard);
    }
  }

  /** Two programs that disagree on where a request ends are two requests for an attacker. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked, xchunked\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: xchunked\r\n",
        "Transfer-Encoding: xchunked, chunked\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: 5, 6\r\n",
        "Content-Length: +5\r\n",
        "Content-Length: -5\r\n",
        "Content-Length: 0x5\r\n",
        "Content-Length:\r\n 5\r\n",
        "X-A: b\r\n Transfer-Encoding: chunked\r\nContent-Length: 5\r\nContent-Length: 0\r\n",
        "Content-Length : 5\r\n",
        "Transfer-Encoding : chunked\r\n",
        "Transfer-Encoding:\u000bchunked\r\n"
      })
  void aBodyWhoseEndIsInDoubtIsRefused(String headers) throws Exception {
    Socket socket = open(GET);
    assertTrue(heard(socket, "hello").endsWith("hello"));
    say(
        socket,
        "POST /said HTTP/1.1\r\nHost: x\r\n"
            + headers
            + "\r\n0\r\n\r\nGET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
    settle(front.pass(HttpDoor.BODY_SECONDS + HttpDoor.NEXT_REQUEST_SECONDS));
    settle(front.pass(HttpDoor.NEXT_REQUEST_SECONDS));
    String heard = rest(socket);
    assertFalse(heard.contains("200 OK"), heard);
    assertTrue(heard.contains(" 400 ") || heard.isEmpty() || heard.contains("reset"), heard);
  }
}
