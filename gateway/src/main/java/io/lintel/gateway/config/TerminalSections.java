package io.lintel.gateway.config;

import io.lintel.gateway.config.Jt808Config.Terminal;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the file says of terminals that speak JT/T 808. */
final class TerminalSections {
  private static final ListenAddress LISTEN = new ListenAddress("127.0.0.1", 8088);

  /** Five missed heartbeats of a minute. */
  private static final Duration IDLE = Duration.ofMinutes(5);

  /** A recorder that was away for a holiday finds its number. */
  private static final Duration HOLD = Duration.ofDays(30);

  private static final Duration LEAST_HOLD = Duration.ofMinutes(3);
  private static final Duration MOST_HOLD = Duration.ofDays(3_660);
  private static final Duration LEAST_IDLE = Duration.ofSeconds(10);
  private static final Duration MOST_IDLE = Duration.ofDays(1);
  private static final String PHONE = "\\d{1,20}|(?=.*\\d)[0-9A-Fa-f]{6,20}";
  private static final String EXTRA = "(0x)?[0-9A-Fa-f]{2}";

  private TerminalSections() {}

  static Jt808Config read(Section section) {
    Jt808Config config =
        new Jt808Config(
            section.value("listen", LISTEN, Meanings::listen),
            section.value("register", false, TerminalSections::anyone),
            section.value("idle", IDLE, Meanings.durationBetween(LEAST_IDLE, MOST_IDLE)),
            section.value("hold", HOLD, Meanings.durationBetween(LEAST_HOLD, MOST_HOLD)),
            section.value("battery-extra", TerminalSections::extra),
            terminals(section.sections("terminals")));
    section.done();
    return config;
  }

  private static Map<String, Terminal> terminals(List<Section> sections) {
    Map<String, Terminal> terminals = new LinkedHashMap<>();
    Map<String, Integer> recorders = new HashMap<>();
    for (Section section : sections) {
      section.required("phone");
      section.required("recorder");
      String phone = section.value("phone", "", TerminalSections::phone);
      String recorder = section.value("recorder", "", Meanings::id);
      Terminal terminal = new Terminal(recorder, SecretSource.read(section, "key"));
      section.done();
      if (!phone.isEmpty() && terminals.putIfAbsent(phone, terminal) != null) {
        section.mistake("phone", "the terminal " + phone + " stands there already");
      }
      Integer before = recorder.isEmpty() ? null : recorders.putIfAbsent(recorder, section.line());
      if (before != null) {
        section.mistake(
            "recorder", "the recorder " + recorder + " stands already on line " + before);
      }
    }
    return terminals;
  }

  private static String phone(String text) {
    if (!text.matches(PHONE)) {
      throw new IllegalArgumentException(
          "expected a phone number of 1 to 20 digits, in quotes; hexadecimal ones where the"
              + " terminal sends no BCD");
    }
    return text.toUpperCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
  }

  private static boolean anyone(String text) {
    return switch (text) {
      case "listed" -> false;
      case "anyone" -> true;
      default -> throw new IllegalArgumentException("expected listed or anyone");
    };
  }

  private static int extra(String text) {
    if (!text.matches(EXTRA)) {
      throw new IllegalArgumentException("expected the item's id such as 0xE1");
    }
    return Integer.parseInt(text.substring(text.length() - 2), 16);
  }
}
