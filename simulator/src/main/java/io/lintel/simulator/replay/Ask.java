package io.lintel.simulator.replay;

import io.lintel.meter.wire.Bytes;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A question as it was captured: {@code 01 03 00 0A 00 14 64 07}; octets the capture does not hold
 * are written {@code ..}.
 *
 * @param octets 0 where unknown
 * @param known FF where an octet is known, 00 where it is not
 */
public record Ask(Bytes octets, Bytes known) {
  /** No protocol of ours asks in more. */
  public static final int LONGEST = 512;

  private static final int KNOWN = 0xFF;
  private static final Pattern PAIRS = Pattern.compile("([0-9A-Fa-f]{2}|\\.\\.)+");

  public Ask {
    if (octets.length() != known.length() || octets.isEmpty() || octets.length() > LONGEST) {
      throw new IllegalArgumentException(
          "expected 1 to %d octets, found %d".formatted(LONGEST, octets.length()));
    }
  }

  /** A question of which every octet is known. */
  public static Ask of(Bytes octets) {
    int[] known = new int[octets.length()];
    Arrays.fill(known, KNOWN);
    return new Ask(octets, Bytes.ofUnsigned(known));
  }

  /**
   * @throws IllegalArgumentException for anything but pairs of digits or points
   */
  public static Ask parse(String text) {
    String pairs = text.replaceAll("\\s", "");
    if (!PAIRS.matcher(pairs).matches()) {
      throw new IllegalArgumentException(
          "expected pairs of hexadecimal digits or .., found " + text);
    }
    int[] octets = new int[pairs.length() / 2];
    int[] known = new int[octets.length];
    for (int i = 0; i < octets.length; i++) {
      String pair = pairs.substring(2 * i, 2 * i + 2);
      known[i] = pair.equals("..") ? 0 : KNOWN;
      octets[i] = known[i] == 0 ? 0 : Integer.parseInt(pair, 16);
    }
    return new Ask(Bytes.ofUnsigned(octets), Bytes.ofUnsigned(known));
  }

  public boolean isWhole() {
    return known.equals(of(octets).known);
  }

  /** This question without the octets before {@code first}; of a shorter one, its last octet. */
  Ask from(int first) {
    int begin = Math.min(first, octets.length() - 1);
    return new Ask(octets.slice(begin, octets.length()), known.slice(begin, octets.length()));
  }

  boolean knows(int from, int to) {
    for (int i = from; i < to; i++) {
      if (known.at(i) == 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code request} is this question, looking at the octets from {@code from} on. */
  public boolean matches(Bytes request, int from) {
    if (request.length() != octets.length()) {
      return false;
    }
    for (int i = from; i < octets.length(); i++) {
      if (known.at(i) != 0 && octets.at(i) != request.at(i)) {
        return false;
      }
    }
    return true;
  }

  /** As it stands in scenarios. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < octets.length(); i++) {
      text.append(i == 0 ? "" : " ")
          .append(known.at(i) == 0 ? ".." : String.format(Locale.ROOT, "%02X", octets.at(i)));
    }
    return text.toString();
  }
}
