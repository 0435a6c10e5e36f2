package io.lintel.gateway.intake;

import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Numeral;
import io.lintel.gateway.intake.JsonValue.Text;
import java.util.Locale;

/**
 * Sizes and hashes as stations write them. A size in bytes is one; {@code 120MB} is rounded, and
 * nobody knows whether by thousands or by 1,024s: it is kept as it was said and compared with
 * nothing. A hash is told by its length. Neither is worth losing the record of a recording for.
 */
final class SaidSize {
  private static final int MD5 = 32;
  private static final int SHA1 = 40;
  private static final int SHA256 = 64;

  private SaidSize() {}

  /** {@code key} in bytes, or {@code key_said} as it was written. */
  static void put(Fields ours, String key, String text) {
    String digits = text.replaceAll("[,_ ]", "").replaceFirst("(?i)(b|bytes?|字节)$", "");
    if (digits.matches("\\d{1,15}(\\.0{1,6})?")) {
      ours.with(key, new Numeral(digits.replaceFirst("\\..*", "").replaceFirst("^0+(?=\\d)", "")));
    } else {
      ours.with(key + "_said", new Text(text));
    }
  }

  /** {@code sha256}, {@code sha1} or {@code md5}; what is none of them is {@code hash_said}. */
  static void hash(Fields ours, String text) {
    String hex = text.toLowerCase(Locale.ROOT).replaceAll("[\\s:-]", "");
    boolean digits = hex.matches("[0-9a-f]*");
    String key =
        switch (digits ? hex.length() : 0) {
          case SHA256 -> "sha256";
          case SHA1 -> "sha1";
          case MD5 -> "md5";
          default -> "hash_said";
        };
    ours.with(key, new Text(key.equals("hash_said") ? text : hex));
  }
}
