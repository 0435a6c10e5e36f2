package io.lintel.simulator.scenario;

import io.lintel.simulator.replay.Answer;
import io.lintel.simulator.replay.Ask;
import io.lintel.simulator.replay.CapturedExchange;
import io.lintel.simulator.replay.Frames;
import io.lintel.simulator.replay.ReplayLine;
import io.lintel.simulator.replay.ReplayLine.ReplayMeter;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code replay}: lines whose meters say what was captured; {@code lintel capture} writes it. */
final class ReplaySection {
  private static final int USUAL_BAUD = 9600;
  private static final String USUAL_PARITY = "none";
  private static final int HIGHEST_ADDRESS = 255;

  private ReplaySection() {}

  /**
   * @param begin of the scenario, on its own date
   */
  static List<ReplayLine> read(YamlSection top, LocalDateTime begin) {
    List<YamlSection> entries = top.sections("replay");
    top.mayHave("replay");
    List<ReplayLine> lines = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    int exchanges = 0;
    for (YamlSection entry : entries) {
      ReplayLine line = line(entry, begin);
      exchanges += line.exchanges().size();
      if (!ids.add(line.id())) {
        entry.mistake("id", "two captured lines are called " + line.id());
      }
      lines.add(line);
    }
    if (exchanges > ReplayLine.MOST_EXCHANGES) {
      top.mistake(
          "replay",
          "expected at most %,d exchanges in all, found %,d"
              .formatted(ReplayLine.MOST_EXCHANGES, exchanges));
    }
    return lines;
  }

  private static ReplayLine line(YamlSection line, LocalDateTime begin) {
    String id = line.value("id", "", "a name of letters, digits, - and _", MeterSections::id);
    Frames frames =
        line.value(
            "frames",
            Frames.SERIAL,
            "serial or tcp",
            text -> Frames.valueOf(text.toUpperCase(Locale.ROOT)));
    int baud =
        has(line, "baud")
            ? line.value("baud", USUAL_BAUD, "a speed from 50 to 4000000", MeterSections::baud)
            : USUAL_BAUD;
    String parity =
        has(line, "parity")
            ? line.value("parity", USUAL_PARITY, "none, even or odd", MeterSections::parity)
            : USUAL_PARITY;
    ReplayLine read =
        new ReplayLine(
            id,
            frames,
            baud,
            parity,
            meters(line),
            line.sections("exchanges").stream().map(each -> exchange(each, begin)).toList());
    line.done();
    return read;
  }

  private static List<ReplayMeter> meters(YamlSection line) {
    List<ReplayMeter> meters = new ArrayList<>();
    Set<Integer> addresses = new HashSet<>();
    for (YamlSection meter : line.sections("meters")) {
      @Nullable String profile = has(meter, "profile") ? meter.text("profile") : null;
      int address =
          meter.value(
              "address",
              0,
              "an address from 0 to " + HIGHEST_ADDRESS,
              text -> Amounts.whole(text, 0, HIGHEST_ADDRESS));
      if (!addresses.add(address)) {
        meter.mistake("address", "two meters of the line have the address " + address);
      }
      meters.add(
          new ReplayMeter(meter.text("id"), address, profile, Amounts.interval(meter, "every")));
      meter.done();
    }
    return meters;
  }

  private static CapturedExchange exchange(YamlSection exchange, LocalDateTime begin) {
    // Both times are of one day and zone: a change to summer time in between would be a day's.
    Duration at =
        exchange.value(
            "at",
            Duration.ZERO,
            "a time in the scenario's zone (2026-11-20T09:14:07.123)",
            text -> Duration.between(begin, LocalDateTime.parse(text)));
    Ask ask =
        exchange.value(
            "ask",
            Ask.parse("00"),
            "octets in hexadecimal, .. for unknown ones (01 03 00 0A)",
            Ask::parse);
    Answer said =
        exchange.value(
            "say",
            Answer.SILENCE,
            "octets with the time they take to come (+41.2ms 01 03 28), or nothing",
            Answer::parse);
    exchange.done();
    return new CapturedExchange(at, ask, said);
  }

  private static boolean has(YamlSection section, String key) {
    section.mayHave(key);
    return section.has(key);
  }
}
