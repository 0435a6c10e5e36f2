package io.lintel.gateway.sink.influx;

import io.lintel.gateway.sink.SetAside;
import io.lintel.gateway.sink.influx.Sieve.Point;
import io.lintel.gateway.sink.influx.Sieve.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How it stands between the gateway and the store: what is wrong, since when nothing was accepted,
 * what is set aside. Driven by the upload's thread, asked from any.
 */
final class Standing {
  private static final Logger log = LoggerFactory.getLogger(Standing.class);

  /** Between two notes of the last acceptance; the pages need not know it to the second. */
  private static final long NOTED_EVERY_SECONDS = 10;

  private final SetAside setAside;
  private final InstantSource time;
  private final Instant began;
  private volatile @Nullable Instant accepted;
  private volatile long refused;
  private volatile @Nullable String trouble;
  private @Nullable Instant noted;

  Standing(SetAside setAside, InstantSource time) {
    this.setAside = setAside;
    this.time = time;
    this.began = time.instant();
    this.accepted = setAside.accepted(Upload.NAME).orElse(null);
    this.refused = setAside.count(Upload.NAME);
  }

  /** One sentence while nothing is accepted; empty while all goes well. */
  Optional<String> lastError() {
    return Optional.ofNullable(trouble).map(why -> why + "; " + since());
  }

  Optional<Instant> lastAccepted() {
    return Optional.ofNullable(accepted);
  }

  /** How many entries are set aside. */
  long refused() {
    return refused;
  }

  private String since() {
    Instant last = accepted;
    return last == null
        ? "nothing has been accepted since the gateway's start at " + began
        : "nothing has been accepted since " + last;
  }

  /** What the step led to; {@code accepted} whether the store took anything in it. */
  void settled(boolean tookAny, List<Refusal> out) {
    if (!out.isEmpty()) {
      keep(out);
    }
    if (tookAny) {
      recovered();
    } else if (!out.isEmpty()) {
      troubled("the store refuses what it is sent: " + out.get(0).why(), out.get(0).point().seq());
    }
  }

  void settledAgain(List<Point> tried, Sieve.Outcome outcome) {
    Set<Long> still = new HashSet<>();
    outcome.setAside().forEach(out -> still.add(out.point().seq()));
    List<Long> taken = tried.stream().map(Point::seq).filter(seq -> !still.contains(seq)).toList();
    setAside.release(Upload.NAME, taken);
    refused = setAside.count(Upload.NAME);
    log.info("sink=influx outcome=sent_again taken={} refused={}", taken.size(), still.size());
    settled(outcome.accepted(), outcome.setAside());
  }

  void troubled(String why, long cursor) {
    if (trouble == null) {
      log.warn("sink=influx outcome=unavailable cursor={}: {}", cursor, why);
    }
    trouble = why;
  }

  private void recovered() {
    Instant now = time.instant();
    accepted = now;
    Instant before = noted;
    if (before == null || now.isAfter(before.plusSeconds(NOTED_EVERY_SECONDS))) {
      setAside.accepted(Upload.NAME, now);
      noted = now;
    }
    if (trouble != null) {
      log.info("sink=influx outcome=recovered");
      trouble = null;
    }
  }

  private void keep(List<Refusal> out) {
    Instant now = time.instant();
    setAside.keep(
        Upload.NAME,
        out.stream()
            .map(
                refusal ->
                    new SetAside.Kept(
                        refusal.point().seq(), now, refusal.point().line(), refusal.why()))
            .toList());
    refused = setAside.count(Upload.NAME);
    log.error(
        "sink=influx outcome=set_aside entries={} first={} all={}: {}",
        out.size(),
        out.get(0).point().seq(),
        refused,
        out.get(0).why());
  }

  List<Point> setAsideAfter(long seq, int limit) {
    return setAside.list(Upload.NAME, seq, limit).stream()
        .map(kept -> new Point(kept.seq(), kept.record()))
        .toList();
  }

  /** The last of {@code points} that the store has had; null if there is none. */
  @Nullable Point lastDelivered(Deque<Point> points) {
    Iterator<Point> backwards = points.descendingIterator();
    while (backwards.hasNext()) {
      Point point = backwards.next();
      List<SetAside.Kept> at = setAside.list(Upload.NAME, point.seq() - 1, 1);
      if (at.isEmpty() || at.get(0).seq() != point.seq()) {
        return point;
      }
    }
    return null;
  }
}
