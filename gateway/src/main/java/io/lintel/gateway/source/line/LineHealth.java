package io.lintel.gateway.source.line;

import io.lintel.gateway.health.Health;
import io.lintel.gateway.time.Timekeeper;
import io.lintel.meter.line.LineListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a line can be read; tells each change of its port's state once. */
final class LineHealth implements Health, LineListener {
  private static final Logger LOG = LoggerFactory.getLogger(LineHealth.class);

  private final String line;
  private final Timekeeper time;
  private final SlotBook book;
  private final Supplier<Optional<String>> waits;
  private volatile @Nullable Down down;
  private volatile boolean known;
  private volatile List<String> unusable = List.of();
  private volatile @Nullable Health thread;
  private volatile @Nullable Throwable lastDefect;

  private record Down(String why, Instant since) {}

  /**
   * @param waits why the line is left alone although its port may be open
   */
  LineHealth(String line, Timekeeper time, SlotBook book, Supplier<Optional<String>> waits) {
    this.line = line;
    this.time = time;
    this.book = book;
    this.waits = waits;
  }

  /** What of the line's meters cannot be read, as configured. */
  void unusable(List<PolledMeter> meters) {
    List<String> says = new ArrayList<>();
    for (PolledMeter meter : meters) {
      meter.unusable().ifPresent(why -> says.add("meter " + meter.id() + ": " + why));
    }
    if (!says.equals(unusable)) {
      says.forEach(one -> LOG.error("line={} outcome=unusable {}", line, one));
    }
    unusable = List.copyOf(says);
  }

  /** Whose life is the line's from now on. */
  void carriedBy(Health watch) {
    thread = watch;
  }

  @Override
  public String name() {
    return "line:" + line;
  }

  @Override
  public Optional<String> notReadyBecause() {
    List<String> all = new ArrayList<>();
    Health carrier = thread;
    if (carrier != null) {
      carrier.notReadyBecause().ifPresent(all::add);
    }
    waits.get().ifPresent(all::add);
    Down now = down;
    if (now != null) {
      all.add(now.why() + " (since " + now.since() + ")");
    }
    all.addAll(unusable);
    return all.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", all));
  }

  @Override
  public boolean essential() {
    return false;
  }

  @Override
  public void portOpened() {
    if (down != null || !known) {
      down = null;
      known = true;
      LOG.info("line={} outcome=open", line);
      book.life("connected", "");
    }
  }

  @Override
  public void portDown(String why) {
    if (down == null) {
      known = true;
      down = new Down(why, time.instant());
      LOG.warn("line={} outcome=down because=\"{}\"", line, why);
      book.life("disconnected", why);
    }
  }

  @Override
  public void defect(String at, Throwable what) {
    Throwable last = lastDefect;
    lastDefect = what;
    book.defect();
    if (last == null || !String.valueOf(last).equals(String.valueOf(what))) {
      LOG.error("line={} outcome=defect at=\"{}\"; the line goes on", line, at, what);
    }
  }
}
