package io.lintel.gateway.wording;

import java.util.Locale;
import java.util.Optional;

/**
 * An enumeration whose constants travel as lower snake case ({@code METER_READING} as {@code
 * meter_reading}).
 */
public interface WireName {
  String name();

  default String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The constant of {@code type} that travels as {@code text}, or empty if there is none. */
  static <E extends Enum<E> & WireName> Optional<E> parse(Class<E> type, String text) {
    for (E constant : type.getEnumConstants()) {
      if (constant.wireName().equals(text)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }
}
