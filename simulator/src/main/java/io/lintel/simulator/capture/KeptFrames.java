package io.lintel.simulator.capture;

import io.lintel.meter.wire.Bytes;
import io.lintel.meter.wire.Crc16;
import io.lintel.simulator.replay.Ask;
import io.lintel.simulator.replay.Frames;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers as a gateway keeps them: whole, one after another, without their questions. What was
 * asked follows from them except for the first register.
 *
 * @param answers empty if the octets are no answers to reads
 */
record KeptFrames(Frames frames, List<Bytes> answers) {
  private static final int EXCEPTION = 0x80;
  private static final int READ_HOLDING = 3;
  private static final int READ_INPUT = 4;
  private static final int LENGTH_AT = 4;
  private static final int TCP_HEADER = 7;
  private static final int CHECKSUM = 2;

  static KeptFrames of(Bytes raw) {
    List<Bytes> serial = new ArrayList<>();
    int at = 0;
    while (at < raw.length()) {
      int length = serialLength(raw, at);
      if (length == 0) {
        return new KeptFrames(Frames.TCP, tcp(raw));
      }
      serial.add(raw.slice(at, at + length));
      at += length;
    }
    return new KeptFrames(Frames.SERIAL, serial);
  }

  private static int serialLength(Bytes raw, int at) {
    int length = raw.length() - at < 5 ? 0 : 3 + raw.at(at + 2) + CHECKSUM;
    boolean reads = length > 0 && isRead(raw.at(at + 1)) && at + length <= raw.length();
    return reads
            && Crc16.append(raw.slice(at, at + length - CHECKSUM))
                .equals(raw.slice(at, at + length))
        ? length
        : 0;
  }

  private static List<Bytes> tcp(Bytes raw) {
    List<Bytes> frames = new ArrayList<>();
    int at = 0;
    while (raw.length() - at > TCP_HEADER + 1) {
      int length = LENGTH_AT + 2 + raw.uint16(at + LENGTH_AT);
      if (raw.uint16(at + 2) != 0
          || at + length > raw.length()
          || !isRead(raw.at(at + TCP_HEADER))) {
        return List.of();
      }
      frames.add(raw.slice(at, at + length));
      at += length;
    }
    return at == raw.length() ? frames : List.of();
  }

  private static boolean isRead(int function) {
    return function == READ_HOLDING || function == READ_INPUT;
  }

  static int unit(Frames frames, Bytes answer) {
    return answer.at(frames == Frames.SERIAL ? 0 : TCP_HEADER - 1);
  }

  /** What must have been asked; the transaction is the answer's, for it was accepted. */
  static Ask ask(Frames frames, Bytes answer) {
    int at = frames == Frames.SERIAL ? 0 : TCP_HEADER - 1;
    int registers = answer.at(at + 2) / 2;
    String message =
        "%02X %02X .. .. 00 %02X".formatted(answer.at(at), answer.at(at + 1), registers);
    return Ask.parse(
        frames == Frames.SERIAL
            ? message + " .. .."
            : "%02X %02X 00 00 00 06 %s".formatted(answer.at(0), answer.at(1), message));
  }

  /** How the meter said no to {@code ask}. */
  static Bytes refusal(Frames frames, Ask ask, int code) {
    int at = frames == Frames.SERIAL ? 0 : TCP_HEADER - 1;
    Bytes asked = ask.octets();
    Bytes message = Bytes.ofUnsigned(asked.at(at), asked.at(at + 1) | EXCEPTION, code);
    return frames == Frames.SERIAL
        ? Crc16.append(message)
        : asked.slice(0, LENGTH_AT).plus(Bytes.ofUnsigned(0, message.length())).plus(message);
  }
}
