package io.lintel.meter.payload;

import io.lintel.meter.spi.PayloadDecoder;
import java.util.List;
import java.util.Optional;

/** Every payload decoder there is, by name. */
public final class PayloadDecoders {
  private static final List<PayloadDecoder> ALL = List.of(new LintelJson());

  private PayloadDecoders() {}

  /** In alphabetical order. */
  public static List<String> names() {
    return ALL.stream().map(PayloadDecoder::name).sorted().toList();
  }

  /** The decoder of this name, or empty if there is none. */
  public static Optional<PayloadDecoder> named(String name) {
    return ALL.stream().filter(decoder -> decoder.name().equals(name)).findFirst();
  }
}
