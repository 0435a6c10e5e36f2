package io.lintel.gateway.source.line;

import io.lintel.gateway.config.LineConfig;
import io.lintel.gateway.config.PolledMeterConfig;
import io.lintel.gateway.health.Health;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.time.Timekeeper;
import io.lintel.meter.line.LineUri;
import io.lintel.meter.spi.PollOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
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
  private final ZoneId zone;
  private final MeterRegistry registry;
  private final SlotTime clock;
  private final PlannedSince planned;
  private final Map<String, PolledLine> lines = new LinkedHashMap<>();
  private boolean started;

  /**
   * Lines that remember since when they have had their meters as long as they live.
   *
   * @param zone the utility's, for meters' clocks
   */
  public LineSource(Journal journal, Timekeeper time, ZoneId zone, MeterRegistry registry) {
    this(journal, time, zone, registry, PlannedSince.unkept());
  }

  /**
   * Lines that remember it in {@code begins}, a file of the data directory; blocking.
   *
   * @param zone the utility's, for meters' clocks
   */
  public LineSource(
      Journal journal, Timekeeper time, ZoneId zone, MeterRegistry registry, Path begins) {
    this(journal, time, zone, registry, PlannedSince.in(begins));
  }

  /** Reads in {@code journal} when the gateway's clock was last known to be right; blocking. */
  private LineSource(
      Journal journal, Timekeeper time, ZoneId zone, MeterRegistry registry, PlannedSince planned) {
    this.journal = journal;
    this.time = time;
    this.zone = zone;
    this.registry = registry;
    this.planned = planned;
    this.clock = new SlotTime(time, EarlierLife.lastKnown(journal, journal.last()).orElse(null));
  }

  /**
   * Begins to read what can be read. The slots missed since {@code history}'s last ones are
   * journaled first; those of a meter that cannot be meant end as {@code config_unusable}, and its
   * line's health says so.
   */
  public synchronized void start(List<LineConfig> configured, LastSlots history) {
    take(configured.stream().map(line -> planned(line, true)).toList());
    lines.values().forEach(line -> line.remember(history));
    started = true;
  }

  /**
   * Brings the lines to {@code configured}. What is unchanged runs on; a conversation under way
   * ends and is journaled before its line is closed or moved.
   *
   * @throws IllegalArgumentException names what cannot be meant; nothing is changed
   */
  public synchronized void reload(List<LineConfig> configured) {
    take(configured.stream().map(line -> planned(line, false)).toList());
  }

  private void take(List<PolledLine.Planned> lineUp) {
    planned.retain(
        lineUp.stream().flatMap(line -> line.meters().stream()).map(PolledMeter::id).toList());
    Set<String> stay = lineUp.stream().map(PolledLine.Planned::id).collect(Collectors.toSet());
    lines.entrySet().removeIf(line -> closeUnless(stay.contains(line.getKey()), line));
    for (PolledLine.Planned one : lineUp) {
      PolledLine known = lines.get(one.id());
      if (known != null) {
        known.configure(one);
        continue;
      }
      PolledLine fresh = line(one.id());
      lines.put(one.id(), fresh);
      fresh.configure(one);
      if (started) {
        fresh.begin();
      }
    }
  }

  private PolledLine line(String id) {
    Outbox outbox = new Outbox(id, journal);
    LineMetrics metrics = new LineMetrics(registry, id, outbox);
    return new PolledLine(id, time, clock, new SlotBook(id, time, zone, outbox, metrics), planned);
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

  /**
   * @param whatCan whether what cannot be meant is left out and told, or refused
   */
  private static PolledLine.Planned planned(LineConfig line, boolean whatCan) {
    LineUri uri = null;
    String wrong = "";
    try {
      uri = LineUri.parse(line.uri());
    } catch (IllegalArgumentException noLine) {
      wrong = String.valueOf(noLine.getMessage());
      if (!whatCan) {
        throw noLine;
      }
    }
    List<PolledMeter> meters = new ArrayList<>();
    for (PolledMeterConfig meter : line.meters()) {
      meters.add(
          uri == null ? PolledMeter.unusable(meter, wrong) : planned(meter, uri, line, whatCan));
    }
    return PolledLine.Planned.of(line, uri, meters);
  }

  private static PolledMeter planned(
      PolledMeterConfig meter, LineUri uri, LineConfig line, boolean whatCan) {
    try {
      return PolledMeter.of(meter, uri, line);
    } catch (IllegalArgumentException wrong) {
      if (!whatCan) {
        throw wrong;
      }
      Throwable why = wrong.getCause() == null ? wrong : wrong.getCause();
      return PolledMeter.unusable(meter, String.valueOf(why.getMessage()));
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
