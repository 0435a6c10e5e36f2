package io.lintel.simulator.replay;

import io.lintel.meter.wire.Bytes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a meter said, as it came: {@code +41.2ms 01 03 28 … +5ms F7 0A} are two runs of octets, the
 * first 41.2 ms after the question, the second 5 ms after the first. Nothing at all is silence.
 */
public record Answer(List<Run> runs) {
  public static final Answer SILENCE = new Answer(List.of());

  /** Octets of one answer; more is somebody else's conversation. */
  public static final int LONGEST = 4_096;

  /** An answer that takes longer is none. */
  public static final Duration LATEST = Duration.ofMinutes(1);

  private static final BigDecimal NANOS_OF_A_MILLI = BigDecimal.valueOf(1_000_000);
  private static final Pattern RUN =
      Pattern.compile("\\s*\\+(\\d{1,6}(?:\\.\\d{1,6})?)ms((?:\\s+[0-9A-Fa-f]{2})+)");

  /**
   * @param after since the run before it, or the question's end
   */
  public record Run(Duration after, Bytes octets) {
    public Run {
      if (after.isNegative() || after.compareTo(LATEST) > 0) {
        throw new IllegalArgumentException(
            "expected a pause of 0 to %s, found %s".formatted(LATEST, after));
      }
    }

    @Override
    public String toString() {
      BigDecimal millis = BigDecimal.valueOf(after.toNanos()).divide(NANOS_OF_A_MILLI);
      StringBuilder text = new StringBuilder("+").append(plain(millis)).append("ms");
      for (int i = 0; i < octets.length(); i++) {
        text.append(String.format(Locale.ROOT, " %02X", octets.at(i)));
      }
      return text.toString();
    }

    private static String plain(BigDecimal millis) {
      return millis.stripTrailingZeros().toPlainString();
    }
  }

  public Answer {
    runs = List.copyOf(runs);
    int length = runs.stream().mapToInt(run -> run.octets().length()).sum();
    if (length > LONGEST) {
      throw new IllegalArgumentException(
          "expected at most %d octets, found %d".formatted(LONGEST, length));
    }
  }

  /**
   * @throws IllegalArgumentException if it is not written as described
   */
  public static Answer parse(String text) {
    List<Run> runs = new ArrayList<>();
    Matcher matcher = RUN.matcher(text);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      end = matcher.end();
      BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(NANOS_OF_A_MILLI);
      runs.add(new Run(Duration.ofNanos(nanos.longValueExact()), Bytes.hex(matcher.group(2))));
    }
    if (!text.substring(end).isBlank()) {
      throw new IllegalArgumentException("expected +12.5ms 01 03 …, found " + text.substring(end));
    }
    return new Answer(runs);
  }

  /** Adds octets to the end of {@code runs}; those that come without a pause join the last run. */
  public static void append(List<Run> runs, Duration after, Bytes octets) {
    int last = runs.size() - 1;
    if (last >= 0 && after.isZero()) {
      Run open = runs.get(last);
      runs.set(last, new Run(open.after(), open.octets().plus(octets)));
    } else {
      runs.add(new Run(after, octets));
    }
  }

  public boolean isSilence() {
    return runs.isEmpty();
  }

  /** All octets, whenever they came. */
  public Bytes octets() {
    Bytes all = Bytes.empty();
    for (Run run : runs) {
      all = all.plus(run.octets());
    }
    return all;
  }

  /** As it stands in scenarios. */
  @Override
  public String toString() {
    return String.join(" ", runs.stream().map(Run::toString).toList());
  }
}
