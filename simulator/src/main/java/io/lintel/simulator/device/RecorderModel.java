package io.lintel.simulator.device;

import java.time.Duration;

/**
 * What recorders of one make have in common.
 *
 * @param prebuffer how much from before the button a file holds; zero for none
 * @param segment after which a recording goes on in another file
 * @param driftPerDay how fast or slow the clock runs at worst, either way
 * @param battery for how long a full one records; idle it lasts three times as long
 * @param storageMegabytes free when empty
 * @param megabitsPerSecond what a recording takes
 * @param used share of the storage that is taken when the day begins
 * @param spares batteries its bearer carries; without one, an empty recorder is off until the dock
 * @param satellites whether its files hold where and when satellites saw it
 * @param naming how its files are called and what they hold of its clock
 */
public record RecorderModel(
    String name,
    Duration prebuffer,
    Duration segment,
    Duration driftPerDay,
    Duration battery,
    int storageMegabytes,
    double megabitsPerSecond,
    double used,
    int spares,
    boolean satellites,
    FileNaming naming) {
  private static final double IDLE = 1.0 / 3;

  /** A recorder without a prebuffer that lasts longer than anybody's day. */
  public static final RecorderModel PLAIN =
      new RecorderModel(
          "REC-1080",
          Duration.ZERO,
          Duration.ofMinutes(15),
          Duration.ofMillis(800),
          Duration.ofMinutes(667),
          64_000,
          4,
          0,
          0,
          true,
          FileNaming.PLAIN);

  double percentPerHour(boolean recording) {
    double whenRecording = 100 * 3_600_000.0 / battery.toMillis();
    return recording ? whenRecording : whenRecording * IDLE;
  }

  double megabytesPerHour() {
    return megabitsPerSecond / 8 * 3600;
  }

  /** What a recording of that length takes. */
  public double megabytes(Duration length) {
    return length.toMillis() / 3_600_000.0 * megabytesPerHour();
  }
}
