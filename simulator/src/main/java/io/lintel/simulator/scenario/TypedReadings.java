package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.Consumption;
import io.lintel.simulator.mishap.MeteringMishaps;
import io.lintel.simulator.mishap.Strike;
import io.lintel.simulator.people.Act;
import io.lintel.simulator.people.Luck;
import io.lintel.simulator.people.Walk;
import io.lintel.simulator.scenario.MeterDiary.SetBack;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What people type from meters. */
final class TypedReadings {
  private final Draft draft;
  private final MeterDiary meters;
  private final Map<String, SetBack> backwards;

  /**
   * @param backwards whose counter falls, by meter
   */
  TypedReadings(Draft draft, MeterDiary meters, Map<String, SetBack> backwards) {
    this.draft = draft;
    this.meters = meters;
    this.backwards = backwards;
  }

  /** What stood on the dial, and what was typed, in m³. */
  record Typed(BigDecimal shown, BigDecimal typed) {
    BigDecimal error() {
      return typed.subtract(shown).abs();
    }
  }

  static boolean isTyped(Walk walk) {
    return walk.tapped().stream().anyMatch(Act::typesReading);
  }

  /** Of a visit in which a reading is typed. */
  Typed of(Walk walk) {
    Instant at = walk.tapped().stream().filter(Act::typesReading).findFirst().orElseThrow().at();
    Dial dial = dial(walk.errand().meter());
    BigDecimal shown = litres(dial, at);
    Luck luck = draft.luck(walk.technician());
    Optional<Strike> copied = luck.in(walk, MeteringMishaps.READING_COPIED);
    if (copied.isPresent()) {
      Duration before = copied.get().duration("from_before");
      return new Typed(shown, litres(dial, at.minus(before)).max(BigDecimal.ZERO));
    }
    return luck.in(walk, MeteringMishaps.READING_MISTYPED)
        .map(strike -> new Typed(shown, mistyped(shown, strike)))
        .orElse(new Typed(shown, shown));
  }

  /** A corrector has a dial of its own, at line conditions; people copy that. */
  boolean isCorrector(Walk walk) {
    return meters.corrector(walk.errand().meter()).isPresent();
  }

  private Dial dial(String meter) {
    Consumption passed = meters.pushed(meter).consumption();
    SetBack back = backwards.get(meter);
    Dial index = at -> passed.millilitresAt(at) - (back == null ? 0 : back.millilitresBy(at));
    return meters
        .corrector(meter)
        .<Dial>map(corrector -> at -> corrector.dial(index.millilitresAt(at)))
        .orElse(index);
  }

  private static BigDecimal litres(Dial dial, Instant at) {
    return BigDecimal.valueOf(dial.millilitresAt(at) / 1000, 3);
  }

  /** What stands on it at a moment. */
  private interface Dial {
    long millilitresAt(Instant at);
  }

  private static BigDecimal mistyped(BigDecimal shown, Strike strike) {
    if (strike.text("how").equals("digits")) {
      BigDecimal swapped = digitsSwapped(shown, strike.dice());
      if (swapped.compareTo(shown) != 0) {
        return swapped;
      }
    }
    long millilitres = Math.round(strike.number("by") * 1000);
    return shown.add(BigDecimal.valueOf(millilitres, 3));
  }

  /** Two neighbours among the whole cubic metres that differ; the same if all are alike. */
  private static BigDecimal digitsSwapped(BigDecimal shown, Dice dice) {
    char[] digits = shown.toPlainString().toCharArray();
    int whole = shown.toPlainString().indexOf('.');
    int first = whole < 2 ? 0 : dice.whole(0, whole - 2);
    for (int i = 0; i + 1 < whole; i++) {
      int at = (first + i) % (whole - 1);
      if (digits[at] != digits[at + 1]) {
        char kept = digits[at];
        digits[at] = digits[at + 1];
        digits[at + 1] = kept;
        break;
      }
    }
    return new BigDecimal(digits);
  }
}
