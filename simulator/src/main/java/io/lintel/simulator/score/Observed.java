package io.lintel.simulator.score;

import io.lintel.simulator.transport.Point;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway says of a day, and what arrived in the time-series store.
 *
 * @param points empty where nothing was to be uploaded
 * @param entries of the gateway's journal
 */
public record Observed(
    List<StoredReading> readings,
    List<Slot> slots,
    List<LinkClaim> links,
    List<GivenVerdict> verdicts,
    List<Point> points,
    long entries) {
  public Observed {
    readings = List.copyOf(readings);
    slots = List.copyOf(slots);
    links = List.copyOf(links);
    verdicts = List.copyOf(verdicts);
    points = List.copyOf(points);
  }

  /**
   * @param at the meter's time, or where it states none, when it was received
   * @param seq the meter's own number, or null
   * @param volume null where the answer holds none
   */
  public record StoredReading(
      String meter,
      Instant at,
      Instant received,
      @Nullable Long seq,
      @Nullable BigDecimal volume,
      String source) {
    boolean fromLine() {
      return source.startsWith("line");
    }
  }

  /**
   * @param outcome {@code read}, {@code failed} or {@code not_attempted}
   * @param why empty where it was read
   */
  public record Slot(String line, String meter, Instant due, String outcome, String why) {
    boolean wasRead() {
      return outcome.equals("read");
    }
  }

  /**
   * The gateway says: this report of this device belongs to this visit.
   *
   * @param deviceSeq the device's own number; less than nothing where it gives none
   */
  public record LinkClaim(String device, long deviceSeq, String visit) {}

  /**
   * @param technician null for rules about the visit as a whole
   * @param cause of a FAIL, or null
   */
  public record GivenVerdict(
      String visit,
      String rule,
      @Nullable String technician,
      String outcome,
      @Nullable String cause) {}
}
