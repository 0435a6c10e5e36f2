package io.lintel.gateway;

import io.lintel.gateway.intake.DeviceTime;
import io.lintel.gateway.intake.RepeatedHour;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.store.Fact;
import io.lintel.gateway.store.FactViews;
import io.lintel.gateway.store.ProjectionReader;
import io.lintel.gateway.store.StoreFailed;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What devices reported before, from the journal: what is projected by an index, what is not yet by
 * reading it. Asked once a device for the hour that occurs twice a year, and blocks for it.
 */
final class EarlierReports implements RepeatedHour.Journaled {
  /** Of one device in two hours. */
  private static final int MOST = 2_000;

  /** What is not projected yet; after a start that builds projections anew there may be more. */
  private static final int MOST_UNPROJECTED = 20_000;

  private static final Logger log = LoggerFactory.getLogger(EarlierReports.class);

  private final Supplier<ProjectionReader> projections;
  private final LongSupplier written;
  private final Journal journal;
  private final ZoneId zone;

  /**
   * @param written the last entry whose facts can be read
   * @param zone for times without an offset
   */
  EarlierReports(
      Supplier<ProjectionReader> projections, LongSupplier written, Journal journal, ZoneId zone) {
    this.projections = projections;
    this.written = written;
    this.journal = journal;
    this.zone = zone;
  }

  @Override
  public List<Observation> told(Kind kind, String device, Instant from, Instant to) {
    long seen = written.getAsLong();
    List<Entry> entries = new ArrayList<>();
    try (ProjectionReader reader = projections.get()) {
      FactViews.Filter filter =
          new FactViews.Filter(kind, device, null, from, to, Instant.EPOCH, 0);
      reader.facts().page(filter, MOST).stream().map(Fact::entry).forEach(entries::add);
    } catch (StoreFailed e) {
      log.warn("device={} outcome=earlier_reports_unknown kind={}", device, kind, e);
    }
    Stream<Entry> unprojected =
        journal.read(seen, MOST_UNPROJECTED).stream()
            .filter(one -> entries.stream().noneMatch(known -> known.seq() == one.seq()))
            .filter(one -> isOf(one.observation(), kind, device, from, to));
    return Stream.concat(entries.stream(), unprojected.toList().stream())
        .sorted(Comparator.comparingLong(Entry::seq))
        .map(Entry::observation)
        .toList();
  }

  private boolean isOf(Observation one, Kind kind, String device, Instant from, Instant to) {
    String stated = one.stated();
    Instant at =
        one.kind() == kind && one.device().equals(device) && stated != null
            ? DeviceTime.parse(stated, zone)
            : null;
    return at != null && !at.isBefore(from) && at.isBefore(to);
  }
}
