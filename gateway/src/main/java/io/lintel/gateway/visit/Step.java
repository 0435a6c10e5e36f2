package io.lintel.gateway.visit;

import io.lintel.meter.reading.GasVolume;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One dated act in a visit, as the technician's phone reported it.
 *
 * @param seq its journal number
 * @param stated the phone's clock at the tap
 * @param received the gateway's clock when it came
 * @param age monotonic time between tap and sending, or null where the phone did not say
 * @param sent the phone's clock at sending, or null
 * @param position where the phone was, or null
 * @param reading what the technician typed, or null
 * @param roundTrip how long the message before this one took on this connection, from its stamp to
 *     its acknowledgement, by the phone's monotonic clock ({@code rtt_ms}), or null
 */
public record Step(
    long seq,
    VisitId visit,
    TechnicianId technician,
    StepType type,
    Instant stated,
    Instant received,
    @Nullable Duration age,
    @Nullable Instant sent,
    @Nullable Fix position,
    @Nullable TypedReading reading,
    @Nullable Duration roundTrip) {
  /** A position with its accuracy (68 %) in metres. */
  public record Fix(GeoPoint point, double accuracyMetres) {
    /** How far it is from {@code address} at least, in metres; below 0 where it may be there. */
    public double leastMetresTo(GeoPoint address) {
      return point.metresTo(address) - accuracyMetres;
    }
  }

  /**
   * An index copied by hand.
   *
   * @param cubicMetres as typed
   * @param at the conditions it was said to be of, or null where nothing was said
   */
  public record TypedReading(
      String meter, java.math.BigDecimal cubicMetres, GasVolume.@Nullable Conditions at) {}
}
