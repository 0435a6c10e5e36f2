package io.lintel.simulator.score;

import io.lintel.simulator.score.Observed.StoredReading;
import io.lintel.simulator.score.Score.Uploads;
import io.lintel.simulator.transport.Point;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The time-series store against the journal: every stored reading once, under its meter's tag, with
 * its volume.
 */
final class UploadTally {
  static final String METER_TAG = "meter";
  static final String VOLUME_FIELD = "volume_m3";

  private UploadTally() {}

  static Uploads of(List<StoredReading> readings, List<Point> points) {
    Map<String, Integer> uploaded = new HashMap<>();
    long stored = 0;
    for (Point point : points) {
      String meter = point.tags().get(METER_TAG);
      String volume = point.fields().get(VOLUME_FIELD);
      if (meter != null && volume != null) {
        stored++;
        uploaded.merge(key(meter, new BigDecimal(volume)), 1, Integer::sum);
      }
    }
    long lost = 0;
    for (StoredReading reading : readings) {
      BigDecimal volume = reading.volume();
      if (volume != null) {
        Integer left = uploaded.computeIfPresent(key(reading.meter(), volume), (k, n) -> n - 1);
        lost += left == null || left < 0 ? 1 : 0;
      }
    }
    long duplicated = uploaded.values().stream().filter(left -> left > 0).mapToInt(n -> n).sum();
    return new Uploads(stored, lost, duplicated);
  }

  private static String key(String meter, BigDecimal volume) {
    return meter + " " + volume.stripTrailingZeros().toPlainString();
  }
}
