package io.lintel.simulator.capture;

import io.lintel.meter.wire.Bytes;
import io.lintel.meter.wire.Crc16;
import io.lintel.simulator.replay.Answer;
import io.lintel.simulator.replay.Ask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Questions and answers on a shared line: whatever meters say belongs to the question before it. A
 * question ends when meters answer, when it is a whole Modbus frame, or after a silence.
 */
final class SerialTurns {
  /** Longer than any gap a sniffer sees within a frame. */
  private static final Duration SILENCE = Duration.ofMillis(50);

  private static final int SHORTEST_FRAME = 4;

  private final TurnLimit limit = new TurnLimit();
  private final List<CapturedTurn> turns = new ArrayList<>();
  private final List<Answer.Run> runs = new ArrayList<>();
  private Bytes asked = Bytes.empty();
  private @Nullable Instant last;
  private Instant askedAt = Instant.EPOCH;
  private int said;
  private long unasked;
  private long tooLong;

  void heard(Heard heard) {
    if (heard.side() == Heard.Side.MASTER) {
      asked(heard);
    } else {
      answered(heard);
    }
    last = heard.at();
  }

  private void asked(Heard heard) {
    Instant before = last;
    boolean silence = before != null && Duration.between(before, heard.at()).compareTo(SILENCE) > 0;
    if (!runs.isEmpty() || silence || isFrame(asked)) {
      close();
    }
    if (asked.length() + heard.octets().length() > Ask.LONGEST) {
      tooLong += heard.octets().length();
      return;
    }
    asked = asked.plus(heard.octets());
    askedAt = heard.at();
  }

  private void answered(Heard heard) {
    Instant before = last;
    Duration after = before == null ? Duration.ZERO : Duration.between(before, heard.at());
    if (asked.isEmpty() || after.compareTo(Answer.LATEST) > 0) {
      unasked += heard.octets().length();
      return;
    }
    if (said + heard.octets().length() > Answer.LONGEST) {
      tooLong += heard.octets().length();
      return;
    }
    said += heard.octets().length();
    Answer.append(runs, after, heard.octets());
  }

  private void close() {
    if (!asked.isEmpty() && limit.take()) {
      turns.add(new CapturedTurn(askedAt, Ask.of(asked), new Answer(runs)));
    }
    asked = Bytes.empty();
    runs.clear();
    said = 0;
  }

  private static boolean isFrame(Bytes octets) {
    int end = octets.length() - 2;
    return octets.length() >= SHORTEST_FRAME && Crc16.append(octets.slice(0, end)).equals(octets);
  }

  /** All turns; nothing more is heard. */
  List<CapturedTurn> ended() {
    close();
    return List.copyOf(turns);
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    limit.note(notes);
    if (unasked > 0) {
      notes.add("%,d octets of meters that nobody had asked are left out".formatted(unasked));
    }
    if (tooLong > 0) {
      notes.add(
          "%,d octets of questions above %d or answers above %d octets are left out"
              .formatted(tooLong, Ask.LONGEST, Answer.LONGEST));
    }
    return notes;
  }
}
