package io.lintel.gateway.jt808;

import io.lintel.meter.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/** The platform's messages on one connection, numbered by a counter of its own. */
public final class Answers {
  private static final int GENERAL = 0x8001;
  private static final int REGISTERED = 0x8100;
  private static final int HEADER_OF_2019 = 1 << 14;
  private static final int SERIALS = 1 << 16;
  private static final Charset TEXT = Charset.forName("GBK");

  private int serial;

  /** How a message was taken (8.2). */
  public enum Result {
    DONE(0),
    FAILED(1),
    WRONG(2),
    NOT_SUPPORTED(3);

    private final int code;

    Result(int code) {
      this.code = code;
    }
  }

  /** How a registration was taken (8.6). */
  public enum Registration {
    DONE(0),
    VEHICLE_REGISTERED(1),
    NO_SUCH_VEHICLE(2),
    TERMINAL_REGISTERED(3),
    NO_SUCH_TERMINAL(4);

    private final int code;

    Registration(int code) {
      this.code = code;
    }
  }

  /** 0x8001, the answer to all that has no answer of its own. */
  public Bytes general(Header to, Result result) {
    return frame(
        GENERAL,
        to,
        Bytes.ofUnsigned(
            to.serial() >> 8, to.serial(), to.messageId() >> 8, to.messageId(), result.code));
  }

  /** 0x8100 with the code that the terminal shall authenticate with. */
  public Bytes registered(Header to, String code) {
    return frame(
        REGISTERED, to, registration(to, Registration.DONE).plus(Bytes.of(code.getBytes(TEXT))));
  }

  /** 0x8100 without a code: the terminal may not register. */
  public Bytes notRegistered(Header to, Registration why) {
    return frame(REGISTERED, to, registration(to, why));
  }

  private static Bytes registration(Header to, Registration result) {
    return Bytes.ofUnsigned(to.serial() >> 8, to.serial(), result.code);
  }

  /** With the terminal's own kind of header. */
  private Bytes frame(int messageId, Header to, Bytes body) {
    Integer version = to.version();
    int properties = body.length() | (version == null ? 0 : HEADER_OF_2019);
    Bytes head = Bytes.ofUnsigned(messageId >> 8, messageId, properties >> 8, properties);
    if (version != null) {
      head = head.plus(Bytes.ofUnsigned(version));
    }
    int number = serial;
    serial = (serial + 1) % SERIALS;
    return escaped(head.plus(to.phone()).plus(Bytes.ofUnsigned(number >> 8, number)).plus(body));
  }

  private static Bytes escaped(Bytes message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(message.length() + 8);
    out.write(FrameCutter.FLAG);
    int check = 0;
    for (int i = 0; i < message.length(); i++) {
      check ^= message.at(i);
      escape(message.at(i), out);
    }
    escape(check, out);
    out.write(FrameCutter.FLAG);
    return Bytes.of(out.toByteArray());
  }

  private static void escape(int octet, ByteArrayOutputStream out) {
    if (octet == FrameCutter.FLAG) {
      out.write(0x7D);
      out.write(0x02);
    } else if (octet == 0x7D) {
      out.write(0x7D);
      out.write(0x01);
    } else {
      out.write(octet);
    }
  }
}
