package io.lintel.gateway.audit;

import io.lintel.gateway.recorder.RecorderTraits.ClockKind;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.TechnicianId;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A visit with clocks, networks and taps as the field has them, drawn from a seed. */
final class RandomDay {
  private static final StepType[] STEPS = {
    StepType.ARRIVED,
    StepType.KNOCKED,
    StepType.DOOR_OPENED,
    StepType.IDENTIFIED,
    StepType.ENTERED,
    StepType.WORK_STARTED,
    StepType.WORK_DONE,
    StepType.SIGNED,
    StepType.LEFT
  };
  private static final double[] ACTS = {1140, 1200, 1230, 1245, 1265, 1310, 1600, 1800, 1860};

  private static final Duration MEASURED = Duration.ofMillis(1200);

  private final Random random;
  private final StagedDay day;

  /** Whether a round trip to the recorder is measured, so that little delay is allowed for. */
  private @Nullable Boolean measured;

  private RandomDay(long seed, Duration shift, TechnicianId technician) {
    random = new Random(seed * 7919 + 17);
    day = new StagedDay(technician, shift);
    day.clockKind = random.nextBoolean() ? ClockKind.UNKNOWN : ClockKind.DOCKED;
  }

  /** Recorder on before the knock and on until after leaving, whatever clocks and networks do. */
  static RandomDay compliant(long seed) {
    RandomDay drawn = drawn(seed, Duration.ZERO, new TechnicianId("T-7"));
    return drawn.recorder("R-7", 1200 - 1 - drawn.random.nextInt(60), 1861 + 30);
  }

  /** Recorder on more than a minute after the knock. */
  static RandomDay late(long seed) {
    RandomDay drawn = drawn(seed, Duration.ZERO, new TechnicianId("T-7"));
    return drawn.recorder("R-7", 1200 + 62 + drawn.random.nextInt(400), 1861 + 30);
  }

  static RandomDay any(long seed, Duration shift) {
    RandomDay drawn = drawn(seed, shift, new TechnicianId("T-7"));
    return drawn.recorder("R-7", 1150 + drawn.random.nextInt(200), 1800 + 100);
  }

  static RandomDay named(long seed, TechnicianId technician) {
    RandomDay drawn = drawn(seed, Duration.ZERO, technician);
    return drawn.recorder("R-7", 1150 + drawn.random.nextInt(200), 1800 + 100);
  }

  /** The same but for how well the recorder's connection, and so its clock, is known. */
  static RandomDay known(long seed, boolean measured) {
    RandomDay drawn = drawn(seed, Duration.ZERO, new TechnicianId("T-7"));
    drawn.measured = measured;
    return drawn.recorder(
        "R-7", 1150 + drawn.random.nextInt(200), 1750 + drawn.random.nextInt(200));
  }

  /** Two recorders in hand, the second silent or recording as well. */
  static RandomDay twoRecorders(long seed, boolean both) {
    RandomDay drawn = drawn(seed, Duration.ZERO, new TechnicianId("T-7"));
    drawn.recorder("R-7", 1150 + drawn.random.nextInt(400), 1300 + drawn.random.nextInt(600));
    int from = 1100 + drawn.random.nextInt(400);
    int to = from + 60 + drawn.random.nextInt(800);
    return drawn.recorder("R-8", both ? from : -1, to);
  }

  /**
   * A recorder that is docked in the evening and was heard all day, now and then, or not at all; on
   * from {@code from} to {@code to} seconds after nine.
   */
  static RandomDay docked(long seed, int from, int to, Duration shift) {
    RandomDay drawn = drawn(seed, shift, new TechnicianId("T-7"));
    return drawn.docked("R-7", from, to);
  }

  /** Recorder on before the knock until after leaving, whatever becomes of its words and files. */
  static RandomDay compliantDocked(long seed) {
    Random when = new Random(seed);
    return docked(seed, 1199 - when.nextInt(60), 1891 + when.nextInt(200), Duration.ZERO);
  }

  /** Recorder on more than a minute after the knock, or off more than a minute before leaving. */
  static RandomDay breachDocked(long seed) {
    Random when = new Random(seed);
    return seed % 2 == 0
        ? docked(seed, 1262 + when.nextInt(400), 1891, Duration.ZERO)
        : docked(seed, 1150, 1795 - when.nextInt(400), Duration.ZERO);
  }

  /** The first recorder is docked late on; the second was on too, or never. */
  static RandomDay twoDocked(long seed, boolean both) {
    RandomDay drawn = docked(seed, 1150 + (int) (seed * 37 % 400), 1700, Duration.ZERO);
    StagedRecorder second = drawn.day.recorder("R-8");
    StagedDock dock = second.dock();
    if (both) {
      int from = 1100 + (int) (seed * 53 % 500);
      dock.filmed(StagedDock.clock(from), StagedDock.clock(from + 400));
    }
    dock.docked("600:00");
    return drawn;
  }

  static RandomDay dockedFor(long seed, TechnicianId technician) {
    RandomDay drawn = drawn(seed, Duration.ZERO, technician);
    return drawn.docked("R-7", 1150 + (int) (seed % 150), 1850);
  }

  /** The recorder's clock is off by no more than its prior allows. */
  static RandomDay dockedReading(long seed, boolean reads) {
    RandomDay drawn = drawn(seed, Duration.ZERO, new TechnicianId("T-7"));
    drawn.day.clockKind = ClockKind.UNKNOWN;
    return drawn.docked("R-7", 1150 + (int) (seed % 150), 1850, reads);
  }

  private RandomDay docked(String id, int from, int to) {
    return docked(id, from, to, null);
  }

  /**
   * @param narrow whether the dock reads the clock, which is then about right; null for what comes
   */
  private RandomDay docked(String id, int from, int to, @Nullable Boolean narrow) {
    StagedRecorder recorder = day.recorder(id);
    // A dock that does not read leaves a clock that nobody knows, however far off.
    boolean mayRead = random.nextInt(4) > 0;
    boolean reads = narrow == null ? mayRead : narrow;
    int skew =
        random.nextInt(3) == 0 ? (random.nextInt(25) - 12) * 3600 : random.nextInt(600) - 300;
    recorder.device.skew = Duration.ofSeconds(narrow == null ? skew : skew % 50);
    StagedDock dock = recorder.dock();
    dock.readsClock = reads;
    dock.numbered = random.nextBoolean();
    int heard = random.nextInt(3);
    if (heard > 0) {
      recorder.device.roundTrip = random.nextBoolean() ? Duration.ofMillis(1200) : null;
      words(recorder, from, to, heard == 1);
    }
    boolean lost = random.nextInt(5) == 0;
    dock.filmed("10:00", "11:07");
    if (from < to) {
      dock.filmed(StagedDock.clock(from), StagedDock.clock(to));
      if (lost) {
        dock.overwritten();
      }
    }
    dock.filmed("50:00", "51:13");
    // Where no number shows that a file is gone, the station has to.
    dock.whole = !lost || dock.numbered;
    dock.docked("600:00");
    return this;
  }

  private void words(StagedRecorder recorder, int from, int to, boolean someLost) {
    for (int second = 0; second <= 3_300; second++) {
      recorder.device.transit = Duration.ofMillis(50 + random.nextInt(1800));
      boolean lost = someLost && random.nextInt(3) == 0;
      boolean starts = second == 600 || second == from || second == 3_000;
      boolean stops = second == 667 || second == to || second == 3_073;
      boolean beats = second % 60 == 30;
      if (lost && (starts || stops || beats)) {
        recorder.loses(1);
        recorder.silently(starts || (recorder.isRecording() && !stops));
      } else if (starts) {
        recorder.start(StagedDock.clock(second));
      } else if (stops) {
        recorder.stop(StagedDock.clock(second), "manual");
      } else if (beats) {
        recorder.heartbeat(StagedDock.clock(second));
      }
    }
  }

  StagedDay day() {
    return day;
  }

  private static RandomDay drawn(long seed, Duration shift, TechnicianId technician) {
    RandomDay drawn = new RandomDay(seed, shift, technician);
    drawn.phone();
    return drawn;
  }

  private void phone() {
    day.phone.skew = Duration.ofMillis(random.nextInt(180_000) - 90_000);
    day.phone.ages = random.nextInt(3) > 0;
    day.phone.roundTrip = random.nextInt(3) > 0 ? Duration.ofMillis(1500) : null;
    boolean flushed = random.nextInt(5) == 0;
    day.phone.flushedAt = flushed ? day.at(7200) : null;
    for (int i = 0; i < STEPS.length; i++) {
      // The tap comes from 10 s after to 5 s before its act … never before the last one.
      double tapped = ACTS[i] + random.nextInt(9) - 3;
      day.phone.transit = Duration.ofMillis(50 + random.nextInt(1800));
      day.tap(StagedDay.VISIT, day.at(tapped), STEPS[i], null, null);
    }
  }

  private RandomDay recorder(String id, int from, int to) {
    StagedRecorder recorder = day.recorder(id);
    int skew = random.nextInt(4) == 0 ? 8 * 3600 : random.nextInt(100) - 50;
    boolean live = random.nextInt(4) > 0;
    recorder.device.skew = Duration.ofSeconds(live ? skew : random.nextInt(110) - 55);
    recorder.device.flushedAt = live ? null : day.at(20_000);
    boolean drawn = random.nextBoolean();
    recorder.device.roundTrip = (measured == null ? drawn : measured) ? MEASURED : null;
    int stallFrom = 900 + random.nextInt(900);
    int stallTo = stallFrom + random.nextInt(300);
    for (int second = 0; second <= 2700; second++) {
      boolean stalled = live && second >= stallFrom && second < stallTo;
      recorder.device.transit =
          Duration.ofMillis(stalled ? (stallTo - second) * 1000L : 50 + random.nextInt(1800));
      String clock = String.format(Locale.ROOT, "%d:%02d", second / 60, second % 60);
      if (second == from) {
        recorder.start(clock);
      } else if (second == to && from >= 0) {
        recorder.stop(clock, "manual");
      } else if (second % 60 == 30) {
        recorder.heartbeat(clock);
      }
    }
    return this;
  }
}
