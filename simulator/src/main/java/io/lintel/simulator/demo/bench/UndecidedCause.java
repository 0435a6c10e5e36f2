package io.lintel.simulator.demo.bench;

import io.lintel.gateway.audit.Verdict;
import java.util.regex.Pattern;

/**
 * Why a verdict could not be decided: the doubt that its sentence names, or where it names none,
 * what it says, without the numbers of the case.
 */
record UndecidedCause(String rule, String cause) {
  private static final Pattern NUMBERS =
      Pattern.compile("\\S*\\d\\S*( (h|min|s|m³|m|%\\)?)(?=\\W|$))*");
  private static final Pattern TOGETHER = Pattern.compile("…( …)+");

  static UndecidedCause of(Verdict verdict) {
    String[] parts = verdict.because().en().split("; ", -1);
    String doubt = parts.length > 1 ? parts[1] : parts[0];
    String cause = TOGETHER.matcher(NUMBERS.matcher(doubt).replaceAll("…")).replaceAll("…").strip();
    return new UndecidedCause(verdict.rule(), cause.isEmpty() ? "nothing said" : cause);
  }
}
