package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.recorder.GapClass;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.VisitId;
import io.lintel.meter.reading.GasVolume.Conditions;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One visit of one technician as it can be drawn on a time axis, all times corrected.
 *
 * @param span from arrival to leaving as intervals, or null where the visit was not carried out
 * @param knock the interval REC-1 is judged against, or null
 * @param countedFrom what REC-1's lateness is told from, by its sentence and its number: the first
 *     sign of somebody at the door, though the policy judges by a later step; or null
 */
public record VisitStory(
    VisitId visit,
    TechnicianId technician,
    @Nullable Span span,
    @Nullable TimeBounds knock,
    @Nullable TimeBounds countedFrom,
    List<StepMark> steps,
    List<RecordingBar> recordings,
    List<FileBar> files,
    List<PowerBar> power,
    List<PositionMark> positions,
    List<ReadingMark> readings) {
  public record Span(TimeBounds from, TimeBounds to) {}

  /**
   * @param bounds why the interval is as it is: {@code age_ms}, {@code live}, {@code prior} …
   */
  public record StepMark(long seq, StepType step, TimeBounds time, String bounds) {}

  /**
   * @param begin by the button
   * @param prebufferBegin by the prebuffer, or null without one
   * @param end null while it runs or nobody knows
   * @param bounds where the offset comes from: {@code live}, {@code satellite}, {@code prior} …
   */
  public record RecordingBar(
      String recorder,
      TimeBounds begin,
      @Nullable TimeBounds prebufferBegin,
      @Nullable TimeBounds end,
      String bounds,
      List<Gap> gaps,
      List<Long> evidence) {}

  /**
   * A file that a docking station took, of a recording that is drawn beside it.
   *
   * @param seq of the first report of it: the same file from another station is not drawn again
   * @param name as on the recorder
   * @param sha256 of the file in hex, or null where the station told none
   * @param bounds as of a recording
   */
  public record FileBar(
      long seq,
      String recorder,
      String name,
      String station,
      @Nullable String sha256,
      TimeBounds begin,
      TimeBounds end,
      String bounds) {}

  /** A gap in a recording, with its class. */
  public record Gap(TimeBounds from, @Nullable TimeBounds to, GapClass why, List<Long> evidence) {}

  public record PowerBar(
      String recorder, TimeBounds begin, @Nullable TimeBounds end, List<Long> evidence) {}

  /**
   * @param distanceMetres to the visit's address, or null where that has no position
   */
  public record PositionMark(
      long seq,
      String recorder,
      TimeBounds time,
      GeoPoint point,
      double accuracyMetres,
      @Nullable Double distanceMetres) {}

  /**
   * @param at the conditions of {@code cubicMetres}; null where none were said
   * @param typed copied by hand at a step, rather than told by the meter
   */
  public record ReadingMark(
      long seq,
      String meter,
      TimeBounds time,
      @Nullable BigDecimal cubicMetres,
      @Nullable Conditions at,
      boolean typed) {}
}
