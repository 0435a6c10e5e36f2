package io.lintel.gateway.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is around the notation of a payload: the character set, noughts at its end as C leaves them,
 * blanks.
 */
final class Charsets {
  /** What devices made in China write if they do not write UTF-8; GBK and GB 2312 are in it. */
  private static final Charset GB_18030 = Charset.forName("GB18030");

  private static final String MARK = "\uFEFF";

  private static final Pattern PADDED = Pattern.compile("([+-]?)0*(\\d.*)");

  private Charsets() {}

  /**
   * The payload's text where it has to be known before the notation is read; null where the
   * notation's own reader finds it (UTF-8, UTF-16 and UTF-32 with and without a mark).
   */
  static @Nullable String text(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    if (isWide(bytes) || (end == bytes.length && isAscii(bytes))) {
      return null;
    }
    String utf8 = decoded(bytes, end, StandardCharsets.UTF_8);
    if (utf8 != null) {
      return end == bytes.length ? null : utf8.startsWith(MARK) ? utf8.substring(1) : utf8;
    }
    return decoded(bytes, end, GB_18030);
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte octet : bytes) {
      if (octet < 0) {
        return false;
      }
    }
    return true;
  }

  /** UTF-16 or UTF-32: a mark, or a nought among the first two characters of JSON. */
  private static boolean isWide(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int mark = ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    return mark == 0xFEFF || mark == 0xFFFE || bytes[0] == 0 || bytes[1] == 0;
  }

  private static @Nullable String decoded(byte[] bytes, int length, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
    } catch (CharacterCodingException another) {
      return null;
    }
  }

  /** What no log or journal stumbles over. */
  static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
  }

  /** As JSON writes numbers: no plus, no noughts in front, a nought before the point. */
  static String plainNumber(String written) {
    char first = written.charAt(0);
    boolean padded =
        written.length() > 1
            && (first == '+'
                || first == '.'
                || (first == '0' && Character.isDigit(written.charAt(1)))
                || (first == '-'
                    && written.length() > 2
                    && !written.matches("-(?:[1-9]|0(?!\\d)).*")));
    if (!padded) {
      return written;
    }
    String sign = first == '-' ? "-" : "";
    String digits = first == '+' || first == '-' ? written.substring(1) : written;
    digits = digits.startsWith(".") ? '0' + digits : digits;
    var parts = PADDED.matcher(digits);
    return sign + (parts.matches() ? parts.group(2) : digits);
  }
}
