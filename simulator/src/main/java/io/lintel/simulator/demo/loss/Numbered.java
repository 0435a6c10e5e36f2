package io.lintel.simulator.demo.loss;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in an entry the number of a report stands. */
final class Numbered {
  /** Reports of one device: no door's reports are one device's alone. */
  static final int EACH_DEVICE = 4_000;

  private static final Pattern FILE = Pattern.compile("_(\\d{6})\\.mp4\"");

  private Numbered() {}

  /** The device that sends {@code report}. */
  static String device(String door, int report) {
    return door + "-" + report / EACH_DEVICE;
  }

  /** In the sequence of a device of {@code door}. */
  static OptionalInt bySequence(Kind kind, String door, Entry entry) {
    Observation said = entry.observation();
    Long sequence = said.sequence();
    return said.kind() == kind && said.device().startsWith(door + "-") && sequence != null
        ? OptionalInt.of(sequence.intValue())
        : OptionalInt.empty();
  }

  /** In the stated time of {@code recorder}, counted in steps. */
  static OptionalInt byTime(String recorder, Instant first, Duration step, Entry entry) {
    Observation said = entry.observation();
    String stated = said.stated();
    return said.kind() == Kind.RECORDER_EVENT && said.device().equals(recorder) && stated != null
        ? OptionalInt.of(
            (int) Duration.between(first, OffsetDateTime.parse(stated).toInstant()).dividedBy(step))
        : OptionalInt.empty();
  }

  /** The name of the file of {@code report}, docked from {@code recorder}. */
  static String file(String recorder, int report) {
    return recorder + "_T-1_20261120090000_" + String.format("%06d", report) + ".mp4";
  }

  /** In the name of a docked file of {@code recorder}. */
  static OptionalInt byFile(String recorder, Entry entry) {
    Observation said = entry.observation();
    if (said.kind() != Kind.DOCKED_FILE || !said.device().equals(recorder)) {
      return OptionalInt.empty();
    }
    Matcher name = FILE.matcher(new String(said.body().toArray(), StandardCharsets.UTF_8));
    return name.find() ? OptionalInt.of(Integer.parseInt(name.group(1))) : OptionalInt.empty();
  }
}
