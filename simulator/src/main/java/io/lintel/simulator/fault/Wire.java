package io.lintel.simulator.fault;

import java.util.Locale;

/** What meters are reached over. */
public enum Wire {
  /** RS-485 behind a serial port. */
  SERIAL(Form.RTU),
  /** The same frames behind a transparent converter. */
  RTU_TCP(Form.RTU),
  /** Modbus TCP. */
  TCP(Form.MBAP);

  private final Form form;

  Wire(Form form) {
    this.form = form;
  }

  public Form form() {
    return form;
  }

  /**
   * @throws IllegalArgumentException for any other name
   */
  public static Wire named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** As in scenarios: {@code serial}, {@code rtu-tcp}, {@code tcp}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
