package io.lintel.simulator.mishap;

import io.lintel.simulator.chance.Dice;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A mishap that strikes, with luck of its own for its figures; each call of a drawing method draws
 * anew.
 */
public record Strike(Mishap mishap, Dice dice) {
  public MishapKind kind() {
    return mishap.kind();
  }

  /** To the millisecond. */
  public Duration duration(String parameter) {
    Range range = Range.of(text(parameter), word -> (double) Parameter.durationOf(word).toMillis());
    return Duration.ofMillis(Math.round(range.drawn(dice)));
  }

  public int count(String parameter) {
    Range range = Range.of(text(parameter), word -> (double) Integer.parseInt(word));
    return dice.whole((int) range.low(), (int) range.high());
  }

  public double number(String parameter) {
    return Range.of(text(parameter), Double::parseDouble).drawn(dice);
  }

  public double share(String parameter) {
    return Double.parseDouble(text(parameter));
  }

  public boolean yes(String parameter) {
    return Boolean.parseBoolean(text(parameter));
  }

  public String text(String parameter) {
    @Nullable String text = mishap.settings().get(parameter);
    if (text == null) {
      throw new IllegalArgumentException(kind().name() + " has no parameter " + parameter);
    }
    return text;
  }
}
