package io.lintel.simulator.fault;

import static io.lintel.simulator.fault.Expected.EITHER;
import static io.lintel.simulator.fault.Expected.NOT_READ;
import static io.lintel.simulator.fault.Expected.READ;

import io.lintel.simulator.mishap.LineMishaps;
import io.lintel.simulator.mishap.MishapKind;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What each kind of line mishap does, where it can happen, and what must come of it. */
public final class LineFaults {
  private static final Set<Wire> EVERYWHERE = EnumSet.allOf(Wire.class);

  /** TCP has a checksum and an order of its own; what is below it does not reach Modbus TCP. */
  private static final Set<Wire> SERIAL_FRAMES = EnumSet.of(Wire.SERIAL, Wire.RTU_TCP);

  private static final Set<Wire> MODBUS_TCP = EnumSet.of(Wire.TCP);

  private static final Map<MishapKind, Known> KNOWN = new LinkedHashMap<>();

  /**
   * A fault in its place.
   *
   * @param wires where it makes sense; elsewhere the mishap does nothing
   */
  public record Known(Set<Wire> wires, Expected expected, LineFault fault) {
    public Known {
      wires = Set.copyOf(wires);
    }
  }

  static {
    // In the order in which several befall one answer: what damages it comes before what is added.
    request(LineMishaps.ECHO, FrameFaults::echo);
    request(LineMishaps.ECHO_PARTIAL, FrameFaults::partOfEcho);
    request(LineMishaps.ECHO_NOISY, FrameFaults::noisyEcho);
    dial(LineMishaps.FROZEN_CLOCK, DialFaults::frozenClock);
    dial(LineMishaps.COUNTER_ROLLOVER, DialFaults::rolledOver);
    message(LineMishaps.EXCEPTION, EVERYWHERE, NOT_READ, MessageFaults::exception);
    message(LineMishaps.FF_FIELDS, EVERYWHERE, NOT_READ, MessageFaults::unavailable);
    message(LineMishaps.WRONG_UNIT, EVERYWHERE, NOT_READ, MessageFaults::wrongUnit);
    message(LineMishaps.WRONG_TRANSACTION, MODBUS_TCP, NOT_READ, MessageFaults::wrongTransaction);
    frame(LineMishaps.TRUNCATED, EVERYWHERE, NOT_READ, FrameFaults::truncated);
    frame(LineMishaps.FLIPPED_BITS, SERIAL_FRAMES, NOT_READ, FrameFaults::flippedBits);
    frame(LineMishaps.BAD_CHECKSUM, SERIAL_FRAMES, NOT_READ, FrameFaults::badChecksum);
    frame(LineMishaps.POWER_LOSS, EVERYWHERE, NOT_READ, FrameFaults::truncated);
    frame(LineMishaps.LEADING_BYTES, SERIAL_FRAMES, READ, FrameFaults::leading);
    frame(LineMishaps.TRAILING_BYTES, SERIAL_FRAMES, READ, FrameFaults::trailing);
    frame(LineMishaps.GLUED, SERIAL_FRAMES, READ, FrameFaults::glued);
    speech(LineMishaps.STALL, EVERYWHERE, EITHER, SpeechFaults::stalled);
    speech(LineMishaps.SLOW_BYTES, EVERYWHERE, READ, SpeechFaults::slow);
    speech(LineMishaps.LATE_REPLY, EVERYWHERE, EITHER, SpeechFaults::late);
    speech(LineMishaps.SECOND_MASTER, SERIAL_FRAMES, READ, SpeechFaults::secondMaster);
    speech(LineMishaps.DUPLICATE_ADDRESS, SERIAL_FRAMES, NOT_READ, SpeechFaults::duplicate);
    speech(LineMishaps.SILENT, EVERYWHERE, NOT_READ, SpeechFaults::silent);
    line(LineMishaps.UNPLUGGED, EVERYWHERE, NOT_READ);
    line(LineMishaps.IDLE_NOISE, SERIAL_FRAMES, READ);
  }

  private LineFaults() {}

  public static Optional<Known> of(MishapKind kind) {
    return Optional.ofNullable(KNOWN.get(kind));
  }

  /** Of two that befall one answer, which comes first. */
  static Comparator<MishapKind> order() {
    List<MishapKind> kinds = List.copyOf(KNOWN.keySet());
    return Comparator.comparing(kinds::indexOf);
  }

  /** What can happen there. */
  public static List<MishapKind> on(Wire wire) {
    return KNOWN.entrySet().stream()
        .filter(known -> known.getValue().wires().contains(wire))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void dial(MishapKind kind, LineFault.OfDial fault) {
    KNOWN.put(kind, new Known(EVERYWHERE, READ, fault));
  }

  private static void request(MishapKind kind, LineFault.OfRequest fault) {
    KNOWN.put(kind, new Known(SERIAL_FRAMES, READ, fault));
  }

  private static void message(
      MishapKind kind, Set<Wire> wires, Expected expected, LineFault.OfMessage fault) {
    KNOWN.put(kind, new Known(wires, expected, fault));
  }

  private static void frame(
      MishapKind kind, Set<Wire> wires, Expected expected, LineFault.OfFrame fault) {
    KNOWN.put(kind, new Known(wires, expected, fault));
  }

  private static void speech(
      MishapKind kind, Set<Wire> wires, Expected expected, LineFault.OfSpeech fault) {
    KNOWN.put(kind, new Known(wires, expected, fault));
  }

  private static void line(MishapKind kind, Set<Wire> wires, Expected expected) {
    KNOWN.put(kind, new Known(wires, expected, new LineFault.OfLine()));
  }
}
