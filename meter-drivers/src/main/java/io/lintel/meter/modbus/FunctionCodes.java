package io.lintel.meter.modbus;

/** The function codes this package speaks, and the bit that turns one into a refusal. */
final class FunctionCodes {
  static final int READ_HOLDING = 3;
  static final int READ_INPUT = 4;
  static final int WRITE_SINGLE = 6;
  static final int WRITE_MULTIPLE = 16;
  static final int EXCEPTION = 0x80;

  private FunctionCodes() {}

  static boolean reads(int function) {
    return function == READ_HOLDING || function == READ_INPUT;
  }

  static boolean known(int function) {
    return reads(function) || function == WRITE_SINGLE || function == WRITE_MULTIPLE;
  }
}
