package io.lintel.gateway.config;

import io.lintel.gateway.recorder.RecorderTraits;
import io.lintel.gateway.recorder.RecorderTraits.ClockKind;
import io.lintel.gateway.wording.WireName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the file says of recorders. */
final class RecorderSections {
  private static final RecorderTraits OTHERWISE =
      new RecorderTraits(ClockKind.UNKNOWN, Duration.ZERO);
  private static final Duration LONGEST_PREBUFFER = Duration.ofDays(1);

  RecorderTraits defaults(Section section) {
    RecorderTraits traits = traits(section, OTHERWISE);
    section.done();
    return traits;
  }

  Map<String, RecorderTraits> listed(List<Section> sections, RecorderTraits defaults) {
    UniqueIds ids = new UniqueIds("the recorder");
    Map<String, RecorderTraits> recorders = new LinkedHashMap<>();
    for (Section section : sections) {
      recorders.put(ids.of(section), traits(section, defaults));
      section.done();
    }
    return recorders;
  }

  private static RecorderTraits traits(Section section, RecorderTraits otherwise) {
    return new RecorderTraits(
        section.value("clock", otherwise.clock(), RecorderSections::clock),
        section.value(
            "prebuffer",
            otherwise.prebuffer(),
            Meanings.durationBetween(Duration.ZERO, LONGEST_PREBUFFER)));
  }

  private static ClockKind clock(String text) {
    return WireName.parse(ClockKind.class, text)
        .orElseThrow(() -> new IllegalArgumentException("expected network, docked or unknown"));
  }
}
