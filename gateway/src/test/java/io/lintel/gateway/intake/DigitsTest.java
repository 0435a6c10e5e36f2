package io.lintel.gateway.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DigitsTest {
  private static final String CHARS = "0123456789--..+e \u0663";

  /** The grammar in one line, against every kind of short text. */
  @Test
  void aPlainNumberIsWhatTheGrammarSays() {
    Pattern decimal = Pattern.compile("-?\\d{1,4}(\\.\\d{1,3})?");
    Pattern integer = Pattern.compile("-?\\d{1,4}");
    SplittableRandom random = new SplittableRandom(17);
    int decimals = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(10); length > 0; length--) {
        text.append(CHARS.charAt(random.nextInt(random.nextBoolean() ? 10 : CHARS.length())));
      }
      String said = text.toString();
      boolean isDecimal = decimal.matcher(said).matches();
      assertEquals(isDecimal, Digits.areDecimal(said, 4, 3), said);
      assertEquals(integer.matcher(said).matches(), Digits.areInteger(said, 4), said);
      decimals += isDecimal ? 1 : 0;
    }
    assertTrue(decimals > 1_000, "decimals among the texts: " + decimals);
  }
}
