package io.lintel.gateway.source.jt808;

import io.lintel.meter.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A terminal as a test plays it; it makes its frames itself. */
final class Phone {
  private final String digits;
  private final @Nullable NetSocket socket;
  private final BlockingQueue<Bytes> answers = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream coming = new ByteArrayOutputStream();
  private final Future<Void> closed;
  private int serial;
  private Bytes code = Bytes.empty();

  private Phone(String digits) {
    this.digits = digits;
    this.socket = null;
    this.closed = Future.succeededFuture();
  }

  private Phone(String digits, NetSocket socket) {
    this.digits = digits;
    this.socket = socket;
    var gone = io.vertx.core.Promise.<Void>promise();
    this.closed = gone.future();
    socket.closeHandler(gone::complete);
    socket.handler(this::take);
  }

  /** One that only makes frames. */
  static Phone unconnected(String digits) {
    return new Phone(digits);
  }

  /**
   * @param digits twelve of them
   */
  static Future<Phone> connect(NetClient client, int port, String digits) {
    return client.connect(port, "127.0.0.1").map(socket -> new Phone(digits, socket));
  }

  Future<Void> closed() {
    return closed;
  }

  Future<Void> send(Bytes octets) {
    return socket().write(Buffer.buffer(octets.toArray()));
  }

  /** It does not read any more. */
  void deaf() {
    socket().pause();
  }

  void hears() {
    socket().resume();
  }

  void say(int messageId, Bytes body) {
    send(frame(messageId, body));
  }

  void sayPosition(int second) {
    say(0x0200, position(second));
  }

  /** Registers, and authenticates with the code it is given. */
  void enter() throws InterruptedException {
    say(0x0100, Bytes.of(new byte[37]));
    Bytes registered = answer();
    // Flag, header of 12, serial of 2, result; the code; check code and flag.
    code = registered.slice(16, registered.length() - 2);
    say(0x0102, code);
    if (result(answer()) != 0) {
      throw new IllegalStateException(digits + " was not let in");
    }
  }

  /** What its registration was answered with. */
  Bytes code() {
    return code;
  }

  /** The next answer, unescaped; none within a minute is a failure. */
  Bytes answer() throws InterruptedException {
    Bytes answer = answers.poll(60, TimeUnit.SECONDS);
    if (answer == null) {
      throw new IllegalStateException(digits + " was not answered");
    }
    return answer;
  }

  boolean answered() {
    return !answers.isEmpty();
  }

  static int result(Bytes answer) {
    return answer.at(answer.length() - 3);
  }

  void close() {
    socket().close();
  }

  private NetSocket socket() {
    return Objects.requireNonNull(socket, "this one only makes frames");
  }

  Bytes frame(int messageId, Bytes body) {
    serial++;
    Bytes plain =
        Bytes.ofUnsigned(messageId >> 8, messageId, body.length() >> 8, body.length())
            .plus(Bytes.hex(digits))
            .plus(Bytes.ofUnsigned(serial >> 8, serial))
            .plus(body);
    int check = 0;
    for (int i = 0; i < plain.length(); i++) {
      check ^= plain.at(i);
    }
    String hex = plain.plus(Bytes.ofUnsigned(check)).toHex().replaceAll("(..)", "$1 ");
    return Bytes.hex("7E" + hex.replace("7D ", "7D01 ").replace("7E ", "7D02 ") + "7E");
  }

  static Bytes position(int second) {
    return Bytes.hex(
        "00000000 00000003 01DC89D0 073D8AA5 000C 002D 005A 261125%02d%02d%02d"
            .formatted(second / 3600 % 24, second / 60 % 60, second % 60));
  }

  /** A position with the first alarm raised: the emergency key. */
  static Bytes emergency(int second) {
    Bytes calm = position(second);
    return Bytes.hex("00000001").plus(calm.slice(4, calm.length()));
  }

  private static Bytes unescaped(Bytes frame) {
    String hex = frame.toHex().replaceAll("(..)", "$1 ");
    return Bytes.hex(
        "7E "
            + hex.substring(3, hex.length() - 3).replace("7D 02", "7E").replace("7D 01", "7D")
            + "7E");
  }

  private void take(Buffer chunk) {
    for (byte octet : chunk.getBytes()) {
      coming.write(octet);
      if (octet == 0x7E && coming.size() > 1) {
        answers.add(unescaped(Bytes.of(coming.toByteArray())));
        coming.reset();
      }
    }
  }
}
