package io.lintel.gateway.source.line;

import io.lintel.gateway.config.LineConfig;
import io.lintel.gateway.health.Health;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.time.Timekeeper;
import io.lintel.meter.line.LineUri;
import io.lintel.meter.spi.PollOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All lines of the configuration. Each has a thread of its own, which alone touches its port;
 * turns, reloads and on-demand reads may come from any thread.
 */
public final class LineSource implements AutoCloseable {
  /** How long closing waits for conversations under way, and for the journal. */
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(LineSource.class);

  private final Journal journal;
  private final Timekeeper time;
  private final MeterRegistry registry;
  private final Map<String, PolledLine> lines = new LinkedHashMap<>();

  public LineSource(Journal journal, Timekeeper time, MeterRegistry registry) {
    this.journal = journal;
    this.time = time;
    this.registry = registry;
  }

  /**
   * Begins to read. The slots missed since {@code history}'s last ones are journaled first.
   *
   * @throws IllegalArgumentException names everything that cannot be meant; nothing is begun
   */
  public synchronized void start(List<LineConfig> configured, LastSlots history) {
    reload(configured);
    lines.values().forEach(line -> line.accountForDownTime(history));
  }

  /**
   * Brings the lines to {@code configured}. What is unchanged runs on; a conversation under way
   * ends and is journaled before its line is closed or moved.
   *
   * @throws IllegalArgumentException names what cannot be meant; nothing is changed
   */
  public synchronized void reload(List<LineConfig> configured) {
    Map<String, Planned> planned = new LinkedHashMap<>();
    for (LineConfig line : configured) {
      planned.put(line.id(), Planned.of(line));
    }
    lines.entrySet().removeIf(line -> closeUnless(planned.containsKey(line.getKey()), line));
    planned.forEach(
        (id, line) ->
            lines
                .computeIfAbsent(
                    id, fresh -> new PolledLine(id, line.uri(), journal, time, registry))
                .configure(line.uri(), line.meters()));
  }

  /**
   * Reads a meter before all that is scheduled. Completes after the reading is durable; fails with
   * {@link NotRead}.
   */
  public synchronized CompletableFuture<PollOutcome> readNow(String meter) {
    for (PolledLine line : lines.values()) {
      if (line.has(meter)) {
        return line.readNow(meter);
      }
    }
    return CompletableFuture.failedFuture(
        new NotRead(NotRead.Obstacle.UNKNOWN_METER, "no line has a meter " + meter));
  }

  /** One for each line there is now. */
  public synchronized List<Health> health() {
    return lines.values().stream().map(PolledLine::health).toList();
  }

  /** Waits for conversations under way and until their readings are durable, up to a limit. */
  @Override
  public synchronized void close() {
    lines.values().forEach(line -> line.close(CLOSE_WITHIN));
    lines.forEach(LineSource::awaitJournal);
    lines.clear();
  }

  private record Planned(LineUri uri, List<PolledMeter> meters) {
    private static Planned of(LineConfig line) {
      LineUri uri = LineUri.parse(line.uri());
      return new Planned(
          uri, line.meters().stream().map(meter -> PolledMeter.of(meter, uri)).toList());
    }
  }

  private static boolean closeUnless(boolean stays, Map.Entry<String, PolledLine> line) {
    if (!stays) {
      line.getValue().close(CLOSE_WITHIN);
    }
    return !stays;
  }

  private static void awaitJournal(String id, PolledLine line) {
    try {
      if (!line.awaitJournal(CLOSE_WITHIN)) {
        LOG.error("line={} outcome=readings_lost the journal did not take them in time", id);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
