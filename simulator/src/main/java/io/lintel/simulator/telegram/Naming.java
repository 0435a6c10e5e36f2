package io.lintel.simulator.telegram;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.mishap.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Names octets from left to right; what is cut off is named as far as it is there. */
final class Naming {
  private static final Words STRAY = new Words("belongs to nothing", "无归属字节");

  private final Bytes octets;
  private final List<Annotated.Field> fields = new ArrayList<>();
  private int at;

  Naming(Bytes octets) {
    this.octets = octets;
  }

  int at() {
    return at;
  }

  int left() {
    return octets.length() - at;
  }

  /** Nothing, if nothing is left; marked as wrong, if not all is there. */
  void take(int count, Words says, Function<Bytes, String> value) {
    take(count, says, value, false);
  }

  void take(int count, Words says, Function<Bytes, String> value, boolean wrong) {
    int there = Math.min(count, left());
    if (there <= 0) {
      return;
    }
    Bytes taken = octets.slice(at, at + there);
    boolean cut = there < count;
    fields.add(
        new Annotated.Field(at, at + there, says, cut ? "" : value.apply(taken), cut || wrong));
    at += there;
  }

  void stray(int count) {
    take(count, STRAY, none -> "", true);
  }

  Annotated done() {
    stray(left());
    return new Annotated(octets, fields);
  }

  static String number(Bytes taken) {
    long value = 0;
    for (int i = 0; i < taken.length(); i++) {
      value = value << 8 | taken.at(i);
    }
    return Long.toString(value);
  }

  static String hex(Bytes taken) {
    return taken.toHex();
  }
}
