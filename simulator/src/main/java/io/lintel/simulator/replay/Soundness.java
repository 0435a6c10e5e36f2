package io.lintel.simulator.replay;

import io.lintel.meter.wire.Bytes;

/** Whether a captured master got what it asked for, or had to ask again. */
enum Soundness {
  /** The registers that were asked for. */
  ANSWERED,
  /** The meter understood and said no. */
  REFUSED,
  /** Not one octet. */
  SILENT,
  /** Octets that are no answer to the question. */
  BROKEN,
  /** Something was said in a protocol that is not taken apart here. */
  UNKNOWN;

  private static final int EXCEPTION = 0x80;
  private static final int READ_HOLDING = 3;
  private static final int READ_INPUT = 4;

  static Soundness of(CapturedExchange exchange, Frames frames) {
    if (exchange.said().isSilence()) {
      return SILENT;
    }
    Bytes asked = exchange.ask().octets();
    if (frames.unitAsked(exchange.ask()).isEmpty()) {
      return UNKNOWN;
    }
    Bytes said = exchange.said().octets();
    if (!frames.isSound(said) || said.at(frames.unitAt()) != asked.at(frames.unitAt())) {
      return BROKEN;
    }
    boolean sameQuestion = frames.sameFrom() == 0 || said.uint16(0) == asked.uint16(0);
    int function = asked.at(frames.functionAt());
    int answered = said.at(frames.functionAt());
    if (!sameQuestion || (answered & ~EXCEPTION) != function) {
      return BROKEN;
    }
    if (answered != function) {
      return REFUSED;
    }
    return isCounted(exchange.ask(), said, function, frames) ? ANSWERED : BROKEN;
  }

  /** A read's answer must hold as many registers as were asked for. */
  private static boolean isCounted(Ask ask, Bytes said, int function, Frames frames) {
    if (function != READ_HOLDING && function != READ_INPUT) {
      return true;
    }
    int countAt = frames.functionAt() + 3;
    int octets = said.at(frames.functionAt() + 1);
    boolean whole = said.length() == frames.overhead() + 2 + octets;
    return whole
        && (!ask.knows(countAt, countAt + 2) || octets == 2 * ask.octets().uint16(countAt));
  }

  /** Whether the question may have been put again because of this. */
  boolean invitesAnother() {
    return this == SILENT || this == BROKEN;
  }
}
