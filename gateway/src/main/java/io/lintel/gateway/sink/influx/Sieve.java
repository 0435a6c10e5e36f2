package io.lintel.gateway.sink.influx;

import io.lintel.gateway.sink.influx.PointStore.Answer;
import io.lintel.gateway.sink.influx.PointStore.Fault;
import io.lintel.gateway.sink.influx.PointStore.Trouble;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes points in their order; where the store refuses some, halves the write until each of them
 * stands alone, so that one bad point does not hold up the rest. Good for one use.
 *
 * <p>A point that is refused alone is only set aside if it is the point: if the store names the
 * data, or takes another point. Else the address, the bucket or the store may be at fault, and
 * nothing shows that they are not.
 */
final class Sieve {
  /** Requests of one use; where they do not suffice, what is settled so far counts. */
  static final int MOST_REQUESTS = 400;

  /** A store that cannot answer so many in time is not helped by fewer. */
  private static final int FEWEST_LINES = 50;

  /** Points tried alone to see whether the store takes anything. */
  private static final int WITNESSES = 8;

  /**
   * @param seq the journal number
   */
  record Point(long seq, String line) {}

  record Refusal(Point point, String why) {}

  /**
   * What became of the points.
   *
   * @param settled how many of them, from the first, are accepted or set aside
   * @param accepted whether the store took any point at all
   * @param setAside among the settled
   * @param mostLines in one write, as far as the store's patience is known
   * @param tooLarge whether the store said so of a write
   * @param stopped why the rest is not settled; null: all is, or the requests were used up
   */
  record Outcome(
      int settled,
      boolean accepted,
      List<Refusal> setAside,
      int mostLines,
      boolean tooLarge,
      Answer.@Nullable Unavailable stopped) {}

  private final PointStore store;
  private final @Nullable Point known;
  private final boolean suspicious;
  private final BooleanSupplier stopping;
  private final List<Refusal> setAside = new ArrayList<>();
  private final Deque<List<Point>> open = new ArrayDeque<>();
  private int mostLines;
  private int requests;
  private int settled;
  private boolean accepted;
  private boolean searched;
  private boolean tooLarge;

  /**
   * @param known a point the store has accepted once; null if none is known
   * @param mostLines in one write
   * @param suspicious whether a store that fails over a write is to be taken as refusing it
   * @param stopping ends the work after the request under way
   */
  Sieve(
      PointStore store,
      @Nullable Point known,
      int mostLines,
      boolean suspicious,
      BooleanSupplier stopping) {
    this.store = store;
    this.known = known;
    this.mostLines = mostLines;
    this.suspicious = suspicious;
    this.stopping = stopping;
  }

  Outcome write(List<Point> points) {
    if (!points.isEmpty()) {
      open.push(points);
    }
    Answer.@Nullable Unavailable stopped = null;
    while (stopped == null
        && !open.isEmpty()
        && requests < MOST_REQUESTS
        && !stopping.getAsBoolean()) {
      stopped = next(open.pop());
    }
    return new Outcome(settled, accepted, setAside, mostLines, tooLarge, stopped);
  }

  private Answer.@Nullable Unavailable next(List<Point> part) {
    if (part.size() > mostLines) {
      halve(part, mostLines);
      return null;
    }
    Answer answer = ask(part);
    if (answer instanceof Answer.Accepted) {
      accepted = true;
      settled += part.size();
      return null;
    }
    if (answer instanceof Answer.Unavailable unavailable) {
      if (unavailable.trouble() == Trouble.UNANSWERED) {
        // For the next attempt: it may have been too much for the store, or for what is between.
        mostLines = Math.max(FEWEST_LINES, part.size() / 2);
      }
      return unavailable;
    }
    Answer.Refused refused = (Answer.Refused) answer;
    if (part.size() > 1) {
      int half = part.size() / 2;
      if (refused.fault() == Fault.SIZE) {
        mostLines = part.size() - half;
        tooLarge = true;
      }
      halve(part, half);
      return null;
    }
    return alone(part, refused);
  }

  private Answer.@Nullable Unavailable alone(List<Point> part, Answer.Refused refused) {
    if (refused.fault() != Fault.DATA && !takesOthers(part)) {
      return new Answer.Unavailable(
          Trouble.REFUSES_ALL,
          "every point is refused, check influx: in lintel.yaml: " + refused.why(),
          null);
    }
    setAside.add(new Refusal(part.get(0), refused.why()));
    settled++;
    return null;
  }

  private void halve(List<Point> part, int first) {
    open.push(part.subList(first, part.size()));
    open.push(part.subList(0, first));
  }

  /** Whether the store takes any other point: one it has already, or one of those to come. */
  private boolean takesOthers(List<Point> part) {
    if (!accepted && !searched) {
      searched = true;
      for (Point witness : witnesses(part.get(0))) {
        if (ask(List.of(witness)) instanceof Answer.Accepted) {
          accepted = true;
          break;
        }
      }
    }
    return accepted;
  }

  /** Spread over what is open, the last one first. Written twice, a point is the same point. */
  private List<Point> witnesses(Point suspect) {
    List<Point> waiting = new ArrayList<>();
    open.forEach(waiting::addAll);
    List<Point> chosen = new ArrayList<>();
    if (known != null && known.seq() != suspect.seq()) {
      chosen.add(known);
    }
    int stride = Math.max(1, waiting.size() / WITNESSES);
    for (int i = waiting.size() - 1; i >= 0 && chosen.size() <= WITNESSES; i -= stride) {
      chosen.add(waiting.get(i));
    }
    return chosen;
  }

  private Answer ask(List<Point> points) {
    requests++;
    Answer answer = store.write(points.stream().map(Point::line).toList());
    return suspicious
            && answer instanceof Answer.Unavailable unavailable
            && unavailable.trouble() == Trouble.FAILED
        ? new Answer.Refused(Fault.UNNAMED, unavailable.why())
        : answer;
  }
}
