package io.lintel.simulator.replay;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line whose meters say what was captured.
 *
 * @param baud and parity: as the gateway is to open a serial line; the captured times are kept
 *     whatever they are
 * @param exchanges in the order of time
 */
public record ReplayLine(
    String id,
    Frames frames,
    int baud,
    String parity,
    List<ReplayMeter> meters,
    List<CapturedExchange> exchanges) {
  /** Of one scenario; a day of ten meters asked every minute has 14,400. */
  public static final int MOST_EXCHANGES = 20_000;

  public ReplayLine {
    meters = List.copyOf(meters);
    exchanges = exchanges.stream().sorted(Comparator.comparing(CapturedExchange::at)).toList();
  }

  /**
   * @param profile by which the gateway reads it, or null: nobody is told to read it
   */
  public record ReplayMeter(String id, int address, @Nullable String profile, Duration every) {}
}
