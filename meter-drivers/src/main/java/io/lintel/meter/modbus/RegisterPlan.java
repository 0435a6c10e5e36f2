package io.lintel.meter.modbus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Which requests read a set of registers: neighbours, and neighbours across small gaps, are asked
 * for together, for a request costs a line more than a few registers nobody wants.
 */
public final class RegisterPlan {
  /** The most registers one answer can hold (Modbus application protocol 1.1b3, 6.3). */
  public static final int MOST_REGISTERS = 125;

  private RegisterPlan() {}

  /**
   * Spans that cover {@code wanted}, in order of table and address. A wanted span is never split:
   * its registers belong to one number, which the meter must give from one instant.
   *
   * @param maxRegisters the most the device answers at once, at most {@value #MOST_REGISTERS}
   * @param maxGap the widest run of unwanted registers that is read along; 0 where a meter refuses
   *     to read registers it does not have
   * @throws IllegalArgumentException if one wanted span alone is longer than {@code maxRegisters}
   */
  public static List<RegisterSpan> covering(
      Collection<RegisterSpan> wanted, int maxRegisters, int maxGap) {
    List<RegisterSpan> sorted = new ArrayList<>(wanted);
    sorted.sort(Comparator.comparing(RegisterSpan::table).thenComparing(RegisterSpan::first));
    List<RegisterSpan> plan = new ArrayList<>();
    for (RegisterSpan next : sorted) {
      requireWithin(maxRegisters, next);
      int last = plan.size() - 1;
      if (last >= 0 && mayJoin(plan.get(last), next, maxRegisters, maxGap)) {
        plan.set(last, joined(plan.get(last), next));
      } else {
        plan.add(next);
      }
    }
    return List.copyOf(plan);
  }

  private static boolean mayJoin(RegisterSpan open, RegisterSpan next, int maxRegisters, int gap) {
    return open.table() == next.table()
        && next.first() - open.end() <= gap
        && joined(open, next).count() <= maxRegisters;
  }

  private static RegisterSpan joined(RegisterSpan open, RegisterSpan next) {
    int end = Math.max(open.end(), next.end());
    return new RegisterSpan(open.table(), open.first(), end - open.first());
  }

  private static void requireWithin(int maxRegisters, RegisterSpan span) {
    if (span.count() > maxRegisters) {
      throw new IllegalArgumentException(
          "expected at most %d registers in one value, found %d from %d"
              .formatted(maxRegisters, span.count(), span.first()));
    }
  }
}
