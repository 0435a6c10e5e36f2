package io.lintel.gateway.audit;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * The limits of the rules that have some of their own; docs/rules.md gives the keys.
 *
 * @param dock REC-5: how long after its end a recording may be docked
 * @param docksExpected REC-5: whether this utility docks its recorders, although no docking was
 *     heard of yet
 * @param places REC-4: so many positions, all beyond the radius, are more than an outlier
 * @param powerCycles REC-6: so often a recorder may be switched on in a shift
 * @param tolerance MTR-2: how far a typed index may be from the meter's own, in m³
 * @param maxFlow MTR-3: the greatest flow of the meters' class at line conditions, in m³/h
 * @param maxConversion MTR-3: the most m³ at base conditions that one at line conditions can be
 * @param eventWithin MTR-4: how far a meter's event may be from the visit or command that explains
 *     it
 */
public record RuleLimits(
    Duration dock,
    boolean docksExpected,
    int places,
    int powerCycles,
    BigDecimal tolerance,
    BigDecimal maxFlow,
    BigDecimal maxConversion,
    Duration eventWithin) {
  public static final RuleLimits DEFAULT =
      new RuleLimits(
          Duration.ofHours(24),
          false,
          2,
          5,
          new BigDecimal("0.1"),
          new BigDecimal("400"),
          new BigDecimal("100"),
          Duration.ofMinutes(5));
}
