package io.lintel.gateway.jt808;

import io.lintel.meter.spi.Fault;
import io.lintel.meter.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** From what stands between two flags to a message. Never throws for what was sent. */
public final class MessageReader {
  private static final int ESCAPE = 0x7D;
  private static final int ESCAPED_ESCAPE = 0x01;
  private static final int ESCAPED_FLAG = 0x02;

  private static final int LENGTH_BITS = 0x03FF;
  private static final int ENCRYPTION_BITS = 0x1C00;
  private static final int DIVIDED = 1 << 13;
  private static final int HEADER_OF_2019 = 1 << 14;

  private static final int PHONE_OCTETS = 6;
  private static final int PHONE_OCTETS_2019 = 10;
  private static final int CHECK_OCTETS = 1;

  private MessageReader() {}

  /** What a frame holds. */
  public sealed interface Read {
    record Good(Message message) implements Read {}

    /**
     * @param header null if it was not understood either; then nobody can be answered
     */
    record Bad(Fault fault, @Nullable Header header) implements Read {}
  }

  /** Unescapes (4.4.2), checks the sum, and takes the header off. */
  public static Read read(Bytes escaped) {
    byte[] plain = new byte[escaped.length()];
    int length = 0;
    for (int i = 0; i < escaped.length(); i++) {
      int octet = escaped.at(i);
      if (octet == ESCAPE) {
        i++;
        int next = i < escaped.length() ? escaped.at(i) : -1;
        if (next != ESCAPED_ESCAPE && next != ESCAPED_FLAG) {
          return bad(
              Fault.Kind.VALUE,
              i,
              "expected 01 or 02 after the escape 7D, found "
                  + (next < 0 ? "the frame's end" : hex(next)));
        }
        octet = next == ESCAPED_ESCAPE ? ESCAPE : FrameCutter.FLAG;
      }
      plain[length++] = (byte) octet;
    }
    return plain(Bytes.of(plain, 0, length));
  }

  private static Read plain(Bytes frame) {
    if (frame.length() < headerLength(0) + CHECK_OCTETS) {
      return bad(
          Fault.Kind.TRUNCATED,
          frame.length(),
          "expected a header of 12 octets and a check code, found " + frame.length() + " octets");
    }
    int end = frame.length() - CHECK_OCTETS;
    int sum = 0;
    for (int i = 0; i < end; i++) {
      sum ^= frame.at(i);
    }
    if (sum != frame.at(end)) {
      return bad(
          Fault.Kind.CHECKSUM,
          end,
          "expected the check code " + hex(sum) + ", found " + hex(frame.at(end)));
    }
    return header(frame, end);
  }

  private static Read header(Bytes frame, int end) {
    int properties = frame.uint16(2);
    int length = headerLength(properties);
    if (end < length) {
      return bad(
          Fault.Kind.TRUNCATED, end, "expected a header of " + length + " octets, found " + end);
    }
    boolean of2019 = (properties & HEADER_OF_2019) != 0;
    boolean divided = (properties & DIVIDED) != 0;
    int phone = of2019 ? 5 : 4;
    int afterPhone = phone + (of2019 ? PHONE_OCTETS_2019 : PHONE_OCTETS);
    Header header =
        new Header(
            frame.uint16(0),
            of2019 ? frame.at(4) : null,
            frame.slice(phone, afterPhone),
            frame.uint16(afterPhone),
            divided ? frame.uint16(afterPhone + 2) : 1,
            divided ? frame.uint16(afterPhone + 4) : 1);
    int body = properties & LENGTH_BITS;
    if (body != end - length) {
      return new Read.Bad(
          new Fault(
              Fault.Kind.LENGTH,
              2,
              "expected a body of " + body + " octets, found " + (end - length)),
          header);
    }
    if ((properties & ENCRYPTION_BITS) != 0) {
      return new Read.Bad(
          new Fault(Fault.Kind.KEY, 2, "expected a plain body, found an encrypted one"), header);
    }
    if (header.parts() < 1 || header.part() < 1 || header.part() > header.parts()) {
      return new Read.Bad(
          new Fault(
              Fault.Kind.VALUE,
              afterPhone + 2,
              "expected a sub-package within its number, found "
                  + header.part()
                  + " of "
                  + header.parts()),
          header);
    }
    return new Read.Good(new Message(header, frame.slice(length, end)));
  }

  private static int headerLength(int properties) {
    boolean of2019 = (properties & HEADER_OF_2019) != 0;
    boolean divided = (properties & DIVIDED) != 0;
    return 2 + 2 + (of2019 ? 1 + PHONE_OCTETS_2019 : PHONE_OCTETS) + 2 + (divided ? 4 : 0);
  }

  private static Read bad(Fault.Kind kind, int at, String message) {
    return new Read.Bad(new Fault(kind, at, message), null);
  }

  private static String hex(int octet) {
    return String.format("%02X", octet);
  }
}
