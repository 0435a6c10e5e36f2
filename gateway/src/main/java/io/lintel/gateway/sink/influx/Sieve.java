package io.lintel.gateway.sink.influx;

import io.lintel.gateway.sink.influx.PointStore.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes points; where the store refuses some, halves the write until each of them stands alone, so
 * that one bad point does not hold up the rest for ever. Good for one use.
 */
final class Sieve {
  /**
   * @param seq the journal number
   */
  record Point(long seq, String line) {}

  record SetAside(long seq, String why) {}

  /** What became of the points. */
  sealed interface Result {}

  /** The store has all of them but those set aside. */
  record Written(List<SetAside> setAside) implements Result {}

  /** Not all were written; the whole must be written again. */
  record Stopped(Answer.Unavailable answer) implements Result {}

  private final PointStore store;
  private final List<SetAside> setAside = new ArrayList<>();
  private int accepted;
  private boolean allCertain = true;

  Sieve(PointStore store) {
    this.store = store;
  }

  Result write(List<Point> points) {
    if (points.isEmpty()) {
      return new Written(List.of());
    }
    Answer.@Nullable Unavailable stopped = sift(points);
    if (stopped != null) {
      return new Stopped(stopped);
    }
    if (accepted == 0 && !allCertain) {
      // Nothing shows that the points are at fault and not the address, the bucket or the store.
      return new Stopped(
          new Answer.Unavailable(
              "every point is refused; check influx: in lintel.yaml: " + setAside.get(0).why(),
              (Duration) null));
    }
    return new Written(setAside);
  }

  private Answer.@Nullable Unavailable sift(List<Point> points) {
    Answer answer = store.write(points.stream().map(Point::line).toList());
    if (answer instanceof Answer.Unavailable unavailable) {
      return unavailable;
    }
    if (answer instanceof Answer.Accepted) {
      accepted += points.size();
      return null;
    }
    Answer.Refused refused = (Answer.Refused) answer;
    if (points.size() == 1) {
      setAside.add(new SetAside(points.get(0).seq(), refused.why()));
      allCertain &= refused.certain();
      return null;
    }
    int middle = points.size() / 2;
    Answer.Unavailable first = sift(points.subList(0, middle));
    return first == null ? sift(points.subList(middle, points.size())) : first;
  }
}
