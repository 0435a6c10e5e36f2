package io.lintel.meter.modbus;

/** One of the two tables of 16-bit registers, each read by a function code of its own. */
public enum RegisterTable {
  /** Function code 03. */
  HOLDING(3),
  /** Function code 04. */
  INPUT(4);

  private final int readFunction;

  RegisterTable(int readFunction) {
    this.readFunction = readFunction;
  }

  /** The function code that reads it. */
  public int readFunction() {
    return readFunction;
  }
}
