package io.lintel.meter.modbus;

import io.lintel.meter.spi.Fault;
import io.lintel.meter.wire.Bytes;
import io.lintel.meter.wire.Crc16;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One serial frame on its own, taken apart without knowing what was asked.
 *
 * @param unit 0 to 255
 * @param function without the exception bit
 * @param first the first register, or null where the frame does not say
 * @param count how many registers it is about; 0 in a refusal
 * @param octets the registers' contents, two octets each; empty where the frame carries none
 * @param frame the frame itself
 */
public record RtuTelegram(
    int unit,
    int function,
    Direction direction,
    @Nullable Integer first,
    int count,
    Bytes octets,
    Bytes frame) {
  /** Who speaks. */
  public enum Direction {
    REQUEST,
    ANSWER,
    /** Function code 06, whose answer equals its request. */
    REQUEST_OR_ANSWER,
    REFUSAL
  }

  /** Where an answer's registers begin in its frame. */
  static final int REGISTERS_AT = 3;

  private static final int CONTENT_AT = 2;
  private static final int WRITTEN_AT = 7;
  private static final int CRC_LENGTH = 2;
  private static final int SHORTEST = 5;
  private static final int REQUEST_LENGTH = 8;

  /** A telegram, or what is wrong with it. */
  public sealed interface Parsed {
    record Telegram(RtuTelegram telegram) implements Parsed {}

    record Malformed(Fault fault) implements Parsed {}
  }

  /** {@code frame} must be one whole frame, neither more nor less. */
  public static Parsed parse(Bytes frame) {
    Fault fault = fault(frame);
    return fault == null ? new Parsed.Telegram(wellFormed(frame)) : new Parsed.Malformed(fault);
  }

  /** Each register as an unsigned number. */
  public List<Integer> registers() {
    return IntStream.range(0, octets.length() / 2).mapToObj(i -> octets.uint16(2 * i)).toList();
  }

  /** Whether these are registers that a meter was asked for. */
  public boolean carriesAnswer() {
    return direction == Direction.ANSWER && FunctionCodes.reads(function);
  }

  /** The code of a refusal. */
  public int refusalCode() {
    return frame.at(CONTENT_AT);
  }

  /** The code of a refusal in words. */
  public String refusalInWords() {
    return Refusals.inWords(refusalCode());
  }

  private static @Nullable Fault fault(Bytes frame) {
    if (frame.length() < SHORTEST) {
      return new Fault(
          Fault.Kind.TRUNCATED,
          frame.length(),
          "expected at least %d octets, found %d".formatted(SHORTEST, frame.length()));
    }
    int function = frame.at(1) & ~FunctionCodes.EXCEPTION;
    boolean crcHolds = RtuFrames.crcHolds(frame, 0, frame.length());
    if (!FunctionCodes.known(function)) {
      return crcHolds
          ? new Fault(
              Fault.Kind.UNSUPPORTED,
              1,
              "expected function 03, 04, 06 or 10, found %02X".formatted(frame.at(1)))
          : checksum(frame);
    }
    int answer = RtuFrames.answerLength(frame, 0);
    int request = RtuFrames.requestLength(frame, 0);
    boolean fits = frame.length() == answer || frame.length() == request;
    if (fits && !RtuFrames.isRequestAndZero(frame)) {
      return crcHolds ? content(frame) : checksum(frame);
    }
    return length(frame, answer, request);
  }

  private static Fault length(Bytes frame, int answer, int request) {
    boolean maybeRequest = frame.length() < REQUEST_LENGTH && FunctionCodes.known(frame.at(1));
    int longest = Math.max(answer, maybeRequest ? REQUEST_LENGTH : request);
    int expected = RtuFrames.wholeFrameAt(frame, 0).map(Bytes::length).orElse(longest);
    String message = "expected %d octets, found %d".formatted(expected, frame.length());
    return frame.length() < expected
        ? new Fault(Fault.Kind.TRUNCATED, frame.length(), message)
        : new Fault(Fault.Kind.TRAILING, expected, message);
  }

  private static @Nullable Fault content(Bytes frame) {
    boolean carriesRegisters =
        FunctionCodes.reads(frame.at(1)) && frame.length() != RtuFrames.requestLength(frame, 0);
    return carriesRegisters && frame.at(CONTENT_AT) % 2 != 0
        ? new Fault(
            Fault.Kind.LENGTH,
            CONTENT_AT,
            "expected an even number of octets, found " + frame.at(CONTENT_AT))
        : null;
  }

  private static Fault checksum(Bytes frame) {
    int at = frame.length() - CRC_LENGTH;
    int crc = Crc16.of(frame, 0, at);
    return new Fault(
        Fault.Kind.CHECKSUM,
        at,
        "expected CRC %02X %02X, found %02X %02X"
            .formatted(crc & 0xFF, crc >> 8, frame.at(at), frame.at(at + 1)));
  }

  private static RtuTelegram wellFormed(Bytes frame) {
    int unit = frame.at(0);
    int function = frame.at(1) & ~FunctionCodes.EXCEPTION;
    Bytes none = Bytes.empty();
    if (function != frame.at(1)) {
      return new RtuTelegram(unit, function, Direction.REFUSAL, null, 0, none, frame);
    }
    boolean request = frame.length() == RtuFrames.requestLength(frame, 0);
    if (FunctionCodes.reads(function) && !request) {
      Bytes octets = frame.slice(REGISTERS_AT, frame.length() - CRC_LENGTH);
      int count = octets.length() / 2;
      return new RtuTelegram(unit, function, Direction.ANSWER, null, count, octets, frame);
    }
    int first = frame.uint16(CONTENT_AT);
    int second = frame.uint16(CONTENT_AT + 2);
    if (function == FunctionCodes.WRITE_SINGLE) {
      Bytes octets = frame.slice(CONTENT_AT + 2, CONTENT_AT + 4);
      return new RtuTelegram(unit, function, Direction.REQUEST_OR_ANSWER, first, 1, octets, frame);
    }
    boolean carries = function == FunctionCodes.WRITE_MULTIPLE && request;
    return new RtuTelegram(
        unit,
        function,
        request ? Direction.REQUEST : Direction.ANSWER,
        first,
        second,
        carries ? frame.slice(WRITTEN_AT, frame.length() - CRC_LENGTH) : none,
        frame);
  }
}
