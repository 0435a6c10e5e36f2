package io.lintel.simulator.device;

import io.lintel.meter.wire.Bytes;
import java.util.function.Supplier;

/**
 * A gas meter that speaks Modbus. Pure: handed a request's protocol data unit, it answers with one.
 * Function codes 03, 04, 06 and 16; settings that can be written stand in holding registers 1000 to
 * 1015.
 */
public final class ModbusMeter {
  private static final int READ_HOLDING = 0x03;
  private static final int READ_INPUT = 0x04;
  private static final int WRITE_ONE = 0x06;
  private static final int WRITE_MANY = 0x10;
  private static final int EXCEPTION = 0x80;

  private static final int ILLEGAL_FUNCTION = 1;
  private static final int ILLEGAL_ADDRESS = 2;
  private static final int ILLEGAL_VALUE = 3;

  private static final int MOST_READ = 125;
  private static final int MOST_WRITTEN = 123;
  private static final int FIRST_SETTING = 1_000;
  private static final int SETTINGS = 16;

  private final int unit;
  private final RegisterLayout layout;
  private final Supplier<GasState> face;
  private final RegisterBlock settings = new RegisterBlock(FIRST_SETTING, SETTINGS);

  /**
   * @param unit 1 to 247
   * @param face what the meter shows whenever it is asked; the scenario's clock stands behind it
   */
  public ModbusMeter(int unit, RegisterLayout layout, Supplier<GasState> face) {
    if (unit < 1 || unit > 247) {
      throw new IllegalArgumentException("unit: expected 1 to 247, found " + unit);
    }
    this.unit = unit;
    this.layout = layout;
    this.face = face;
  }

  public int unit() {
    return unit;
  }

  /** What it shows now. */
  public GasState face() {
    return face.get();
  }

  /** The answer to {@code request}, an exception answer if it cannot be served. */
  public Bytes answer(Bytes request) {
    return answer(request, face.get());
  }

  /** As {@link #answer(Bytes)} if it showed {@code shown}. */
  public synchronized Bytes answer(Bytes request, GasState shown) {
    int function = request.isEmpty() ? 0 : request.at(0);
    return switch (function) {
      case READ_HOLDING -> read(request, RegisterLayout.Table.HOLDING, shown);
      case READ_INPUT -> read(request, RegisterLayout.Table.INPUT, shown);
      case WRITE_ONE -> writeOne(request);
      case WRITE_MANY -> writeMany(request);
      default -> refuse(function, ILLEGAL_FUNCTION);
    };
  }

  private Bytes read(Bytes request, RegisterLayout.Table table, GasState shown) {
    if (request.length() != 5) {
      return refuse(request.at(0), ILLEGAL_VALUE);
    }
    int from = request.uint16(1);
    int count = request.uint16(3);
    if (count < 1 || count > MOST_READ) {
      return refuse(request.at(0), ILLEGAL_VALUE);
    }
    // One image for the whole request: a meter does not tick between two registers of one answer.
    RegisterBlock image = layout.image(shown);
    int[] octets = new int[2 + 2 * count];
    octets[0] = request.at(0);
    octets[1] = 2 * count;
    for (int i = 0; i < count; i++) {
      RegisterBlock block = blockOf(table, image, from + i);
      if (block == null) {
        return refuse(request.at(0), ILLEGAL_ADDRESS);
      }
      octets[2 + 2 * i] = block.at(from + i) >> 8;
      octets[3 + 2 * i] = block.at(from + i) & 0xFF;
    }
    return Bytes.ofUnsigned(octets);
  }

  private @org.jspecify.annotations.Nullable RegisterBlock blockOf(
      RegisterLayout.Table table, RegisterBlock image, int register) {
    if (table == layout.table() && image.holds(register)) {
      return image;
    }
    return table == RegisterLayout.Table.HOLDING && settings.holds(register) ? settings : null;
  }

  private Bytes writeOne(Bytes request) {
    if (request.length() != 5) {
      return refuse(WRITE_ONE, ILLEGAL_VALUE);
    }
    if (!settings.holds(request.uint16(1))) {
      return refuse(WRITE_ONE, ILLEGAL_ADDRESS);
    }
    settings.word(request.uint16(1), request.uint16(3));
    return request;
  }

  private Bytes writeMany(Bytes request) {
    int count = request.length() < 6 ? 0 : request.uint16(3);
    if (count < 1
        || count > MOST_WRITTEN
        || request.length() != 6 + 2 * count
        || request.at(5) != 2 * count) {
      return refuse(WRITE_MANY, ILLEGAL_VALUE);
    }
    int from = request.uint16(1);
    if (!settings.holds(from) || !settings.holds(from + count - 1)) {
      return refuse(WRITE_MANY, ILLEGAL_ADDRESS);
    }
    for (int i = 0; i < count; i++) {
      settings.word(from + i, request.uint16(6 + 2 * i));
    }
    return request.slice(0, 5);
  }

  private static Bytes refuse(int function, int code) {
    return Bytes.ofUnsigned(function | EXCEPTION, code);
  }
}
