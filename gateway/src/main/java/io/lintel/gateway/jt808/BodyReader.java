package io.lintel.gateway.jt808;

import io.lintel.meter.spi.Fault;
import io.lintel.meter.wire.Bytes;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** From a message's body to what it means. Never throws for what was sent. */
public final class BodyReader {
  /** Texts of the standard are GBK (clause 4.2). */
  private static final Charset TEXT = Charset.forName("GBK");

  private static final int REGISTER = 0x0100;
  private static final int AUTHENTICATE = 0x0102;
  private static final int ACKNOWLEDGED = 0x0001;
  private static final int HEARTBEAT = 0x0002;
  private static final int LOGOUT = 0x0003;
  private static final int POSITION = 0x0200;
  private static final int BATCH = 0x0704;

  private static final int BATCH_HEAD = 3;
  private static final int ITEM_HEAD = 2;

  /** Lengths of the registration's texts in the order they come: maker, model, terminal. */
  private enum Edition {
    OF_2011(5, 8, 7),
    OF_2013(5, 20, 7),
    OF_2019(11, 30, 30);

    private final int manufacturer;
    private final int model;
    private final int terminal;

    Edition(int manufacturer, int model, int terminal) {
      this.manufacturer = manufacturer;
      this.model = model;
      this.terminal = terminal;
    }

    /** With province and city before the texts, and the plate's colour behind them. */
    int length() {
      return 2 + 2 + manufacturer + model + terminal + 1;
    }
  }

  private BodyReader() {}

  /** What a body holds. */
  public sealed interface Read {
    record Good(Said said) implements Read {}

    /** {@code fault.at()} counts from the body's first octet. */
    record Bad(Fault fault) implements Read {}
  }

  /**
   * @param message whole, or joined from its parts
   */
  public static Read read(Message message) {
    return switch (message.header().messageId()) {
      case REGISTER -> register(message);
      case AUTHENTICATE -> authenticate(message);
      case HEARTBEAT -> new Read.Good(new Said.Heartbeat());
      case LOGOUT -> new Read.Good(new Said.Logout());
      case ACKNOWLEDGED -> new Read.Good(new Said.Acknowledged());
      case POSITION -> position(message.body());
      case BATCH -> batch(message.body());
      default -> new Read.Good(new Said.Unknown(message.header().messageId()));
    };
  }

  /** 8.5 of 2013. Where the header does not tell 2011 from 2013, the length does. */
  private static Read register(Message message) {
    Bytes body = message.body();
    Edition edition = Edition.OF_2019;
    if (message.header().version() == null) {
      edition = body.length() < Edition.OF_2013.length() ? Edition.OF_2011 : Edition.OF_2013;
    }
    if (body.length() < edition.length()) {
      return tooShort("a registration", edition.length(), body);
    }
    int model = 4 + edition.manufacturer;
    int terminal = model + edition.model;
    int colour = terminal + edition.terminal;
    return new Read.Good(
        new Said.Register(
            text(body.slice(4, model)),
            text(body.slice(model, terminal)),
            text(body.slice(terminal, colour)),
            text(body.slice(colour + 1, body.length()))));
  }

  /** 8.8: the whole body is the code; since 2019 its length goes before it, IMEI and more after. */
  private static Read authenticate(Message message) {
    Bytes body = message.body();
    if (message.header().version() == null) {
      return new Read.Good(new Said.Authenticate(text(body)));
    }
    int length = body.isEmpty() ? 0 : body.at(0);
    return body.length() < 1 + length
        ? tooShort("an authentication", 1 + length, body)
        : new Read.Good(new Said.Authenticate(text(body.slice(1, 1 + length))));
  }

  private static Read position(Bytes body) {
    Item item = PositionReader.read(body);
    return item instanceof Item.Good good
        ? new Read.Good(new Said.At(good.position()))
        : new Read.Bad(((Item.Bad) item).fault());
  }

  /**
   * 8.49: number, kind, then each with its length. A number that is wrong and a last item that is
   * cut cost nothing but what is missing: the terminal has deleted the others once it is answered.
   */
  private static Read batch(Bytes body) {
    if (body.length() < BATCH_HEAD) {
      return tooShort("a batch", BATCH_HEAD, body);
    }
    int number = body.uint16(0);
    List<Item> items = new ArrayList<>();
    Fault trouble = null;
    int next = BATCH_HEAD;
    while (next < body.length()) {
      int from = Math.min(next + ITEM_HEAD, body.length());
      int to = from - next < ITEM_HEAD ? Integer.MAX_VALUE : from + body.uint16(next);
      if (to > body.length()) {
        trouble =
            new Fault(
                Fault.Kind.TRUNCATED,
                next,
                "expected item " + (items.size() + 1) + " whole, found the body's end");
        to = body.length();
      }
      items.add(PositionReader.read(body.slice(from, to)));
      next = to;
    }
    if (trouble == null && items.size() != number) {
      trouble =
          new Fault(Fault.Kind.LENGTH, 0, "expected " + number + " items, found " + items.size());
    }
    return new Read.Good(new Said.Batch(body.at(2) == 1, items, trouble));
  }

  private static Read tooShort(String what, int expected, Bytes body) {
    return new Read.Bad(
        new Fault(
            Fault.Kind.TRUNCATED,
            body.length(),
            "expected " + what + " of at least " + expected + " octets, found " + body.length()));
  }

  /** Up to its padding: terminals fill with 00, some with blanks. */
  private static String text(Bytes octets) {
    String text = new String(octets.toArray(), TEXT);
    int end = text.indexOf('\0');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }
}
