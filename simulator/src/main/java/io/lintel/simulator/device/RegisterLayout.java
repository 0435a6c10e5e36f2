package io.lintel.simulator.device;

import java.time.LocalDateTime;

/** Where four kinds of gas meter keep their values, from their manuals. */
public enum RegisterLayout {
  /** Holding registers 10 to 29; both indexes as float and as BCD with four decimals. */
  FUXIN(Table.HOLDING, 10, 20) {
    @Override
    void fill(RegisterBlock registers, GasState now) {
      registers
          .floatAbcd(10, cubicMetres(now.lineMillilitres()))
          .floatAbcd(12, cubicMetres(now.baseMillilitres()))
          .floatAbcd(14, 0)
          .floatAbcd(16, now.flow())
          .bcd(18, tenthsOfALitre(now.baseMillilitres()), 12)
          .floatAbcd(21, now.flow() * lineByBase(now))
          .bcd(23, tenthsOfALitre(now.lineMillilitres()), 12)
          .floatAbcd(26, now.temperature())
          .floatAbcd(28, now.pressure());
    }
  },
  /** Holding registers 0 to 22: uint32, Counter6, BCD8, and a clock. */
  EK280(Table.HOLDING, 0, 23) {
    @Override
    void fill(RegisterBlock registers, GasState now) {
      registers.bcd(0, SERIAL_OF_EK280, 8);
      counter6(registers, 2, now.baseMillilitres());
      counter6(registers, 5, now.lineMillilitres());
      registers
          .abcd(8, Math.round(now.pressure() * 1_000))
          .abcd(10, Math.round(now.temperature() * 100))
          .abcd(12, Math.round(100_000 / lineByBase(now)))
          .abcd(14, bit(now, "alarm", 0) | bit(now, "warning", 1) | bit(now, "battery_low", 6));
      LocalDateTime clock = now.clock();
      if (clock != null) {
        registers
            .bcd(20, clock.getYear() % 100 * 100L + clock.getMonthValue(), 4)
            .bcd(21, clock.getDayOfMonth() * 100L + clock.getHour(), 4)
            .bcd(22, clock.getMinute() * 100L + clock.getSecond(), 4);
      }
    }
  },
  /** Input registers 0 to 8, words swapped; the totaliser is whole m³ and a float with the rest. */
  THERMAL_MASS(Table.INPUT, 0, 9) {
    @Override
    void fill(RegisterBlock registers, GasState now) {
      long whole = now.baseMillilitres() / MILLILITRES_OF_A_CUBIC_METRE;
      long rest = now.baseMillilitres() % MILLILITRES_OF_A_CUBIC_METRE;
      registers
          .floatCdab(0, now.flow())
          .cdab(2, whole)
          .floatCdab(4, cubicMetres(rest))
          .floatCdab(6, now.temperature())
          .word(
              8,
              bit(now, "sensor_fault", 0) | bit(now, "flow_high", 1) | bit(now, "reverse_flow", 2));
    }
  },
  /** Holding registers 0 to 7: index, flow, temperature, pressure as floats. */
  GENERIC_FLOAT(Table.HOLDING, 0, 8) {
    @Override
    void fill(RegisterBlock registers, GasState now) {
      registers
          .floatAbcd(0, cubicMetres(now.lineMillilitres()))
          .floatAbcd(2, now.flow())
          .floatAbcd(4, now.temperature())
          .floatAbcd(6, now.pressure());
    }
  };

  /** Which of Modbus' two register tables. */
  enum Table {
    HOLDING,
    INPUT
  }

  private static final long SERIAL_OF_EK280 = 7_315_524L;
  private static final long MILLILITRES_OF_A_CUBIC_METRE = 1_000_000L;

  private final Table table;
  private final int first;
  private final int count;

  RegisterLayout(Table table, int first, int count) {
    this.table = table;
    this.first = first;
    this.count = count;
  }

  abstract void fill(RegisterBlock registers, GasState now);

  Table table() {
    return table;
  }

  RegisterBlock image(GasState now) {
    RegisterBlock registers = new RegisterBlock(first, count);
    fill(registers, now);
    return registers;
  }

  private static double cubicMetres(long millilitres) {
    return millilitres / (double) MILLILITRES_OF_A_CUBIC_METRE;
  }

  /** Four decimals of a cubic metre; digits below are not shown. */
  private static long tenthsOfALitre(long millilitres) {
    return millilitres / 100;
  }

  /** Line volume for one of base volume; 1 while nothing has passed. */
  private static double lineByBase(GasState now) {
    return now.baseMillilitres() == 0 ? 1 : (double) now.lineMillilitres() / now.baseMillilitres();
  }

  private static int bit(GasState now, String alarm, int bit) {
    return now.alarms().contains(alarm) ? 1 << bit : 0;
  }

  private static void counter6(RegisterBlock registers, int register, long millilitres) {
    long tenThousandths = tenthsOfALitre(millilitres);
    registers
        .abcd(register, tenThousandths / 10_000)
        .word(register + 2, (int) (tenThousandths % 10_000));
  }
}
