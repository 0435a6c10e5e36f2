package io.lintel.meter.modbus;

import io.lintel.meter.wire.Bytes;
import io.lintel.meter.wire.Crc16;
import java.util.Optional;

/** Recognises serial frames by their own lengths and CRCs, whoever they are from. */
final class RtuFrames {
  private static final int UNIT_AND_CRC = 3;
  private static final int SHORTEST = 5;
  private static final int READ_REQUEST = 8;
  private static final int WRITE_ANSWER = 8;

  private RtuFrames() {}

  static boolean crcHolds(Bytes octets, int at, int length) {
    int crc = Crc16.of(octets, at, at + length - 2);
    return octets.at(at + length - 2) == (crc & 0xFF) && octets.at(at + length - 1) == crc >> 8;
  }

  /**
   * The frame that begins at {@code at}, if its function is known and its CRC holds; the shorter
   * one if that is true of two.
   */
  static Optional<Bytes> wholeFrameAt(Bytes received, int at) {
    int answer = answerLength(received, at);
    int request = requestLength(received, at);
    return whole(received, at, Math.min(answer, request))
        .or(() -> whole(received, at, Math.max(answer, request)));
  }

  /** A whole request, anybody's, and one zero octet more. */
  static boolean isRequestAndZero(Bytes frame) {
    int request = requestLength(frame, 0);
    return request > 0
        && frame.length() == request + 1
        && frame.at(request) == 0
        && crcHolds(frame, 0, request);
  }

  /** Length of an answer beginning at {@code at} by its own count, or 0 where none can begin. */
  static int answerLength(Bytes received, int at) {
    if (received.length() - at < SHORTEST) {
      return 0;
    }
    int function = received.at(at + 1);
    if (FunctionCodes.reads(function)) {
      return UNIT_AND_CRC + 2 + received.at(at + 2);
    }
    if (FunctionCodes.known(function)) {
      return WRITE_ANSWER;
    }
    return FunctionCodes.known(function & ~FunctionCodes.EXCEPTION) ? SHORTEST : 0;
  }

  /** Length of a request beginning at {@code at} by its own count, or 0 where none can begin. */
  static int requestLength(Bytes received, int at) {
    if (received.length() - at < READ_REQUEST) {
      return 0;
    }
    int function = received.at(at + 1);
    if (function == FunctionCodes.WRITE_MULTIPLE) {
      return UNIT_AND_CRC + 6 + received.at(at + 6);
    }
    return FunctionCodes.known(function) ? READ_REQUEST : 0;
  }

  private static Optional<Bytes> whole(Bytes received, int at, int length) {
    return length > 0 && received.length() - at >= length && crcHolds(received, at, length)
        ? Optional.of(received.slice(at, at + length))
        : Optional.empty();
  }
}
