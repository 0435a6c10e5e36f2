package io.lintel.meter.modbus.profile;

import io.lintel.meter.wire.Bytes;
import java.util.HashSet;

/** Reads the golden telegrams of a profile file. */
final class GoldenReader {
  private GoldenReader() {}

  static GoldenTelegram read(YamlMapping yaml) {
    yaml.allow("about", "unit", "exchanges", "expect");
    YamlMapping expect = yaml.mapping("expect").orElse(null);
    if (expect == null) {
      yaml.mistake("expect", "the key 'expect' is missing");
      expect = yaml;
    } else {
      expect.allow("values", "status", "at", "serial");
    }
    return new GoldenTelegram(
        yaml.required("unit", Scalars::unit, 1),
        yaml.mappings("exchanges").stream().map(GoldenReader::exchange).toList(),
        expect.texts("values"),
        new HashSet<>(expect.texts("status")),
        expect.value("at", Scalars::localTime).orElse(null),
        expect.value("serial", text -> text).orElse(null));
  }

  private static GoldenTelegram.RequestAndAnswer exchange(YamlMapping yaml) {
    yaml.allow("request", "answer");
    return new GoldenTelegram.RequestAndAnswer(
        yaml.required("request", Scalars::hex, Bytes.empty()),
        yaml.required("answer", Scalars::hex, Bytes.empty()));
  }
}
