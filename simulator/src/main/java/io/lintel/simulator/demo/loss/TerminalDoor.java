package io.lintel.simulator.demo.loss;

import io.lintel.gateway.journal.Entry;
import io.lintel.meter.wire.Bytes;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * JT/T 808: one terminal that reports where it is, by 0x0200 and 0x0704 in turn. Acknowledged is
 * what 0x8001 with result 0 answers.
 */
final class TerminalDoor implements Door {
  private static final String NUMBER = "013900000001";
  private static final String RECORDER = "13900000001";
  private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");
  private static final Duration STEP = Duration.ofSeconds(10);
  private static final DateTimeFormatter DIGITS =
      DateTimeFormatter.ofPattern("yyMMddHHmmss").withZone(ZoneOffset.ofHours(8));
  private static final int BATCH = 20;
  private static final int WINDOW = 8;
  private static final int CONNECT_MILLIS = 10_000;
  private static final int READ_MILLIS = 500;
  private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int FLAG = 0x7E;
  private static final int HEADER = 12;
  private static final int REGISTER = 0x0100;
  private static final int AUTHENTICATE = 0x0102;
  private static final int POSITION = 0x0200;
  private static final int POSITIONS = 0x0704;
  private static final int ANSWER = 0x8001;
  private static final int REGISTERED = 0x8100;

  private final InetSocketAddress address;
  private Bytes code = Bytes.empty();
  private int serial;

  /** One message without its answer. */
  private record Asked(List<Integer> reports, long sentAt) {}

  TerminalDoor(InetSocketAddress address) {
    this.address = address;
  }

  @Override
  public String name() {
    return "JT/T 808";
  }

  @Override
  public void session(DeviceMemory memory, Pace pace, BooleanSupplier over) throws IOException {
    Map<Integer, Asked> open = new HashMap<>();
    try (Socket socket = new Socket()) {
      socket.connect(address, CONNECT_MILLIS);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(CONNECT_MILLIS);
      OutputStream out = socket.getOutputStream();
      InputStream in = new BufferedInputStream(socket.getInputStream());
      enter(out, in);
      socket.setSoTimeout(READ_MILLIS);
      while (!over.getAsBoolean()) {
        int many = serial % 2 == 0 ? 1 : BATCH;
        if (open.size() < WINDOW && pace.allows(many)) {
          List<Integer> reports = memory.take(many);
          if (!reports.isEmpty()) {
            byte[] frame = reported(reports);
            open.put(serial, new Asked(reports, System.nanoTime()));
            out.write(frame);
          }
        }
        if (in.available() > 0 || open.size() == WINDOW) {
          answered(in, open, memory);
        } else {
          LockSupport.parkNanos(MOMENT_NANOS);
        }
        sayAgain(open, memory);
      }
    } finally {
      open.values().forEach(asked -> memory.unanswered(asked.reports()));
    }
  }

  /** As terminals do: what has had no answer for a while is said again, in another message. */
  private static void sayAgain(Map<Integer, Asked> open, DeviceMemory memory) {
    long now = System.nanoTime();
    for (Iterator<Asked> all = open.values().iterator(); all.hasNext(); ) {
      Asked asked = all.next();
      if (now - asked.sentAt() > AGAIN_NANOS) {
        memory.unanswered(asked.reports());
        all.remove();
      }
    }
  }

  private void enter(OutputStream out, InputStream in) throws IOException {
    if (code.length() == 0) {
      out.write(frame(REGISTER, Bytes.of(new byte[37])));
      Bytes answer = message(in);
      if (id(answer) != REGISTERED || answer.at(HEADER + 2) != 0) {
        throw new IOException("not registered: " + answer.toHex());
      }
      code = answer.slice(HEADER + 3, answer.length() - 1);
    }
    out.write(frame(AUTHENTICATE, code));
    Bytes answer = message(in);
    if (id(answer) != ANSWER || answer.at(HEADER + 4) != 0) {
      throw new IOException("not let in: " + answer.toHex());
    }
  }

  private byte[] reported(List<Integer> reports) {
    if (reports.size() == 1) {
      return frame(POSITION, position(reports.get(0)));
    }
    Bytes body = Bytes.ofUnsigned(reports.size() >> 8, reports.size(), 1);
    for (int report : reports) {
      Bytes position = position(report);
      body = body.plus(Bytes.ofUnsigned(0, position.length())).plus(position);
    }
    return frame(POSITIONS, body);
  }

  private static Bytes position(int report) {
    return Bytes.hex(
        "00000000 00000003 01DC89D0 073D8AA5 000C 002D 005A "
            + DIGITS.format(FIRST.plus(STEP.multipliedBy(report))));
  }

  private byte[] frame(int message, Bytes body) {
    serial = (serial + 1) & 0xFFFF;
    Bytes plain =
        Bytes.ofUnsigned(message >> 8, message, body.length() >> 8, body.length())
            .plus(Bytes.hex(NUMBER))
            .plus(Bytes.ofUnsigned(serial >> 8, serial))
            .plus(body);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(FLAG);
    int check = 0;
    for (int i = 0; i <= plain.length(); i++) {
      int octet = i < plain.length() ? plain.at(i) : check;
      check ^= octet;
      if (octet == FLAG) {
        out.writeBytes(new byte[] {0x7D, 2});
      } else if (octet == 0x7D) {
        out.writeBytes(new byte[] {0x7D, 1});
      } else {
        out.write(octet);
      }
    }
    out.write(FLAG);
    return out.toByteArray();
  }

  private static void answered(InputStream in, Map<Integer, Asked> open, DeviceMemory memory)
      throws IOException {
    Bytes answer;
    try {
      answer = message(in);
    } catch (SocketTimeoutException silence) {
      return;
    }
    int to = answer.at(HEADER) << 8 | answer.at(HEADER + 1);
    Asked asked = open.remove(to);
    if (id(answer) != ANSWER || answer.at(HEADER + 4) != 0) {
      throw new UnexpectedAnswer(
          "JT/T 808: expected 0x8001 with result 0, found " + answer.toHex());
    }
    // An answer to what is said again already tells nothing new.
    if (asked != null) {
      memory.acknowledged(asked.reports());
    }
  }

  private static int id(Bytes message) {
    return message.at(0) << 8 | message.at(1);
  }

  /** Unescaped, without flags. */
  private static Bytes message(InputStream in) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    while (true) {
      int octet = in.read();
      if (octet < 0) {
        throw new EOFException("the gateway has gone");
      } else if (octet == 0x7D) {
        octets.write(in.read() == 1 ? 0x7D : FLAG);
      } else if (octet != FLAG) {
        octets.write(octet);
      } else if (octets.size() > 0) {
        return Bytes.of(octets.toByteArray());
      }
    }
  }

  @Override
  public OptionalInt report(Entry entry) {
    return Numbered.byTime(RECORDER, FIRST, STEP, entry);
  }
}
