package io.lintel.simulator.capture;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.capture.MbapFrames.Part;
import io.lintel.simulator.capture.MbapFrames.Piece;
import io.lintel.simulator.capture.TcpStream.Delivered;
import io.lintel.simulator.replay.Answer;
import io.lintel.simulator.replay.Ask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection of Modbus TCP. An answer belongs to the question whose transaction it carries,
 * among those still remembered; octets that are no frame, or carry no known transaction, belong to
 * the latest question before them: that is whom they disturbed.
 */
final class ModbusTcpTalk {
  /** Questions a master may have open; more than any meter takes. */
  private static final int REMEMBERED = 64;

  private final TurnLimit limit;
  private final TcpStream toMeters = new TcpStream();
  private final TcpStream toMaster = new TcpStream();
  private final MbapFrames asked = new MbapFrames();
  private final MbapFrames said = new MbapFrames();
  private final Deque<Open> recent = new ArrayDeque<>();
  private final List<Open> all = new ArrayList<>();
  private Instant latest = Instant.MIN;
  private long unasked;
  private long garbledQuestions;
  private int unanswered;

  ModbusTcpTalk(TurnLimit limit) {
    this.limit = limit;
  }

  private static final class Open {
    private final Instant at;
    private final Bytes frame;
    private final List<Part> parts = new ArrayList<>();

    Open(Instant at, Bytes frame) {
      this.at = at;
      this.frame = frame;
    }
  }

  void fromMaster(TcpSegment segment) {
    latest = segment.at();
    if (segment.begins()) {
      toMeters.begin(segment.sequence());
      asked.rest().forEach(this::question);
    }
    toMeters
        .take(segment.sequence(), segment.payload(), segment.at())
        .forEach(delivered -> asked.take(delivered).forEach(this::question));
  }

  void fromMeters(TcpSegment segment) {
    latest = segment.at();
    if (segment.begins()) {
      said.rest().forEach(this::answer);
      toMaster.begin(segment.sequence());
    }
    toMaster
        .take(segment.sequence(), segment.payload(), segment.at())
        .forEach(delivered -> said.take(delivered).forEach(this::answer));
  }

  private void question(Piece piece) {
    if (!piece.whole()) {
      garbledQuestions += piece.octets().length();
      return;
    }
    Open open = new Open(piece.end(), piece.octets());
    if (!limit.take()) {
      return;
    }
    all.add(open);
    recent.addFirst(open);
    if (recent.size() > REMEMBERED) {
      recent.removeLast();
    }
  }

  private void answer(Piece piece) {
    Open meant = piece.whole() ? asking(piece.octets()) : null;
    Open disturbed = meant == null ? askedBefore(piece.parts().get(0).at()) : meant;
    if (disturbed == null) {
      unasked += piece.octets().length();
    } else {
      disturbed.parts.addAll(piece.parts());
    }
  }

  private @Nullable Open askedBefore(Instant at) {
    for (Open open : recent) {
      if (!open.at.isAfter(at)) {
        return open;
      }
    }
    return null;
  }

  private @Nullable Open asking(Bytes answer) {
    for (Open open : recent) {
      if (open.frame.uint16(0) == answer.uint16(0)) {
        return open;
      }
    }
    return null;
  }

  /**
   * All turns; nothing more comes.
   *
   * @param cut whether more has been there: then nobody knows what was said to a last question that
   *     has no whole answer, and it is left out
   */
  List<CapturedTurn> ended(boolean cut) {
    drain(toMeters).forEach(delivered -> asked.take(delivered).forEach(this::question));
    drain(toMaster).forEach(delivered -> said.take(delivered).forEach(this::answer));
    Open last = all.isEmpty() ? null : all.get(all.size() - 1);
    if (cut && last != null && last.parts.isEmpty()) {
      all.remove(last);
      unanswered = 1;
    } else {
      said.rest().forEach(this::answer);
    }
    return all.stream().map(ModbusTcpTalk::turn).toList();
  }

  private List<Delivered> drain(TcpStream stream) {
    List<Delivered> rest = new ArrayList<>();
    for (List<Delivered> more = stream.overGap(latest);
        !more.isEmpty();
        more = stream.overGap(latest)) {
      rest.addAll(more);
    }
    return rest;
  }

  private static CapturedTurn turn(Open open) {
    List<Answer.Run> runs = new ArrayList<>();
    Instant before = open.at;
    int length = 0;
    for (Part part : open.parts) {
      Duration after = Duration.between(before, part.at());
      length += part.octets().length();
      if (after.compareTo(Answer.LATEST) > 0 || length > Answer.LONGEST) {
        break;
      }
      Answer.append(runs, after.isNegative() ? Duration.ZERO : after, part.octets());
      before = part.at();
    }
    return new CapturedTurn(open.at, Ask.of(open.frame), new Answer(runs));
  }

  /** Octets of either side that are in no turn. */
  long leftOut() {
    return unasked + garbledQuestions;
  }

  /** Questions whose answer was cut off; one at most. */
  int unanswered() {
    return unanswered;
  }

  /** Octets the capture lacks. */
  long lost() {
    return toMeters.lost() + toMaster.lost();
  }
}
