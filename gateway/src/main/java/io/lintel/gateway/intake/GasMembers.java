package io.lintel.gateway.intake;

import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.metering.GasFigures;
import io.lintel.meter.reading.GasVolume.Conditions;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a body says a quantity of gas: {@code volume_m3} is the index that is billed, {@code
 * volume_line_m3} and {@code volume_base_m3} say it with its conditions, and so {@code flow_m3h}. A
 * figure that stands alone is at the conditions that {@code conditions} names, {@code line} where
 * nothing does: a device that converts says so. What was said and not understood is of no known
 * conditions: it is billed and uploaded, and compared with nothing.
 */
public enum GasMembers {
  VOLUME("volume", "_m3"),
  FLOW("flow", "_m3h");

  public static final String CONDITIONS = "conditions";

  /** Said, but not understood. */
  static final String UNKNOWN = "unknown";

  /** The member without conditions. */
  public final String plain;

  private final String line;
  private final String base;

  GasMembers(String name, String unit) {
    this.plain = name + unit;
    this.line = name + "_" + Conditions.LINE.wireName() + unit;
    this.base = name + "_" + Conditions.BASE.wireName() + unit;
  }

  /** The member that says it at those conditions. */
  public String at(Conditions conditions) {
    return conditions == Conditions.LINE ? line : base;
  }

  GasFigures of(Fields body) {
    BigDecimal line = decimal(body, this.line);
    BigDecimal base = decimal(body, this.base);
    BigDecimal alone = decimal(body, plain);
    if (line != null || base != null) {
      return new GasFigures(line, base);
    }
    boolean unclear = UNKNOWN.equals(body.text(CONDITIONS)) || leftOut(body);
    if (alone == null || unclear) {
      return GasFigures.NONE;
    }
    Conditions said = stated(body);
    return GasFigures.of(alone, said == null ? Conditions.LINE : said);
  }

  /** The conditions that a body names; null where it names none that are known. */
  static @Nullable Conditions stated(Fields body) {
    String said = body.text(CONDITIONS);
    for (Conditions conditions : Conditions.values()) {
      if (conditions.wireName().equals(said)) {
        return conditions;
      }
    }
    return null;
  }

  /** Whether a figure stood here with its conditions, and could not be understood. */
  private boolean leftOut(Fields body) {
    Fields quality = body.fields(Remarks.MEMBER);
    Fields left = quality == null ? null : quality.fields(Remarks.Deed.LEFT_OUT.member());
    return left != null && (left.entries().containsKey(line) || left.entries().containsKey(base));
  }

  private static @Nullable BigDecimal decimal(Fields body, String member) {
    String digits = body.text(member);
    return digits == null ? null : new BigDecimal(digits);
  }
}
