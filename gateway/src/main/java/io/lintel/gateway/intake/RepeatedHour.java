package io.lintel.gateway.intake;

import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One local hour a year occurs twice, and a time without an offset does not say which of the two it
 * means. The order tells: a device's times go forward, so where they go back, or the same time
 * comes with something else, the second hour has begun. A single report that comes when the second
 * is just over is of the second. What comes again in the same words stays what it was.
 *
 * <p>Times of the first hour stay as they were written, which everybody reads as the first; those
 * of the second are given their offset. What is remembered is one hour's worth; what a device said
 * of it before a restart, or before others were remembered instead, is read from the journal.
 */
public final class RepeatedHour {
  /** Devices remembered, those that spoke last. */
  static final int MOST_DEVICES = 20_000;

  /** Reports of one device remembered: one every ten seconds for an hour. */
  static final int MOST_REPORTS = 360;

  /** How far a device's clock may be ahead of the gateway's. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  /** How long after its time a report is called prompt. */
  private static final Duration PROMPT = Duration.ofMinutes(10);

  private final ZoneId zone;
  private final Journaled journaled;
  private final Map<String, Heard> devices =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Heard> eldest) {
          return size() > MOST_DEVICES;
        }
      };

  /**
   * @param payload the number of the one it came in
   */
  private record Told(boolean second, long payload) {}

  /**
   * One report.
   *
   * @param said with the time as the device wrote it
   * @param payload the number of the payload it came in
   * @param alone whether it had the payload to itself: in an array the order says more
   */
  record Report(Observation said, long payload, boolean alone) {
    /** With the kind of report: each has an order of its own. */
    String device() {
      return said.kind() + " " + said.device();
    }

    String stated() {
      return String.valueOf(said.stated());
    }

    Instant received() {
      return said.received();
    }

    /** A hash of all that it says. */
    int says() {
      return says(said, said.stated());
    }

    private static int says(Observation said, @Nullable String stated) {
      return Objects.hash(stated, said.sequence(), said.epoch(), said.identity(), said.body());
    }
  }

  /** What the journal keeps of a device's reports. */
  @FunctionalInterface
  public interface Journaled {
    /** Its reports of one kind whose times are from {@code from} to {@code to}, as they came. */
    List<Observation> told(Kind kind, String device, Instant from, Instant to);
  }

  /** What a device has said of one repeated hour. */
  private static final class Heard {
    final LocalDateTime hour;
    final Map<Integer, Told> reports = new HashMap<>();
    @Nullable LocalDateTime last;
    boolean inSecond;

    Heard(LocalDateTime hour) {
      this.hour = hour;
    }
  }

  RepeatedHour(ZoneId zone, Journaled journaled) {
    this.zone = zone;
    this.journaled = journaled;
  }

  /** Whether {@code stated} leaves open which of two hours it means. */
  boolean leavesOpen(String stated) {
    LocalDateTime local = zone.getRules().isFixedOffset() ? null : DeviceTime.local(stated);
    ZoneOffsetTransition change = local == null ? null : zone.getRules().getTransition(local);
    return change != null && change.isOverlap();
  }

  /** The stated time as the journal is to keep it. */
  String told(Report report) {
    String stated = report.stated();
    LocalDateTime local = DeviceTime.local(stated);
    ZoneOffsetTransition change = local == null ? null : zone.getRules().getTransition(local);
    if (local == null || change == null || !change.isOverlap()) {
      return stated;
    }
    return isSecond(report, local, change) ? stated + change.getOffsetAfter().getId() : stated;
  }

  private synchronized boolean isSecond(
      Report report, LocalDateTime local, ZoneOffsetTransition change) {
    Heard heard = devices.get(report.device());
    if (heard == null || !heard.hour.equals(change.getDateTimeAfter())) {
      heard = heardBefore(report.said(), change);
      devices.put(report.device(), heard);
    }
    Instant later = local.toInstant(change.getOffsetAfter());
    boolean possible = !later.isAfter(report.received().plus(AHEAD));
    boolean prompt = report.alone() && !report.received().isAfter(later.plus(PROMPT));
    boolean second = possible && (prompt || hasBegun(heard, local, report));
    heard.inSecond = second;
    heard.last = local;
    if (heard.reports.size() < MOST_REPORTS) {
      heard.reports.put(report.says(), new Told(second, report.payload()));
    }
    return second;
  }

  private Heard heardBefore(Observation said, ZoneOffsetTransition change) {
    Heard heard = new Heard(change.getDateTimeAfter());
    Duration hour = change.getDuration().abs();
    Instant from = change.getInstant().minus(hour);
    String second = change.getOffsetAfter().getId();
    long payload = -1;
    for (Observation earlier :
        journaled.told(said.kind(), said.device(), from, change.getInstant().plus(hour))) {
      String kept = String.valueOf(earlier.stated());
      boolean inSecond = kept.endsWith(second);
      String stated = inSecond ? kept.substring(0, kept.length() - second.length()) : kept;
      LocalDateTime local = DeviceTime.local(stated);
      if (local != null) {
        heard.last = local;
        heard.inSecond = inSecond;
        if (heard.reports.size() < MOST_REPORTS) {
          heard.reports.put(Report.says(earlier, stated), new Told(inSecond, payload--));
        }
      }
    }
    return heard;
  }

  private static boolean hasBegun(Heard heard, LocalDateTime local, Report report) {
    Told before = heard.reports.get(report.says());
    if (before != null && (before.payload() != report.payload() || report.alone())) {
      return before.second();
    }
    LocalDateTime last = heard.last;
    return last != null && (heard.inSecond || !local.isAfter(last));
  }
}
