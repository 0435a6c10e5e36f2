package io.lintel.gateway.audit;

import io.lintel.gateway.recorder.RecorderTraits.ClockKind;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.TechnicianId;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;

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

  private final Random random;
  private final StagedDay day;

  /** The one that was drawn last. */
  private StagedRecorder last;

  private RandomDay(long seed, Duration shift, TechnicianId technician) {
    random = new Random(seed * 7919 + 17);
    day = new StagedDay(technician, shift);
    last = new StagedRecorder(day, "R-0");
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

  /** Two recorders in hand, the second silent or recording as well. */
  static RandomDay twoRecorders(long seed, boolean both) {
    RandomDay drawn = drawn(seed, Duration.ZERO, new TechnicianId("T-7"));
    drawn.recorder("R-7", 1150 + drawn.random.nextInt(400), 1300 + drawn.random.nextInt(600));
    int from = 1100 + drawn.random.nextInt(400);
    int to = from + 60 + drawn.random.nextInt(800);
    return drawn.recorder("R-8", both ? from : -1, to);
  }

  /** Compliant, and docked in the evening: whatever networks, clocks, stations and storage do. */
  static RandomDay compliantAndDocked(long seed) {
    RandomDay drawn = drawn(seed, Duration.ZERO, new TechnicianId("T-7"));
    int from = 1200 - 1 - drawn.random.nextInt(60);
    return drawn.docked("R-7", from, 1861 + 30, true);
  }

  /** On more than a minute late, and docked. */
  static RandomDay lateAndDocked(long seed) {
    RandomDay drawn = drawn(seed, Duration.ZERO, new TechnicianId("T-7"));
    return drawn.docked("R-7", 1200 + 62 + drawn.random.nextInt(400), 1861 + 30, true);
  }

  static RandomDay anyDocked(long seed, Duration shift) {
    RandomDay drawn = drawn(seed, shift, new TechnicianId("T-7"));
    return drawn.docked("R-7", 1150 + drawn.random.nextInt(200), 1800 + 100, true);
  }

  /** Two recorders that were docked, the second with nothing on it or with a recording. */
  static RandomDay twoDocked(long seed, boolean both) {
    RandomDay drawn = drawn(seed, Duration.ZERO, new TechnicianId("T-7"));
    int from = 1150 + drawn.random.nextInt(400);
    drawn.docked("R-7", from, 1300 + drawn.random.nextInt(600), true);
    int second = 1100 + drawn.random.nextInt(400);
    return drawn.docked("R-8", second, second + 60 + drawn.random.nextInt(800), both);
  }

  StagedDay day() {
    return day;
  }

  /** Draws the same whether it {@code films} or not, so that both days are alike otherwise. */
  private RandomDay docked(String id, int from, int to, boolean films) {
    boolean heard = random.nextBoolean();
    int before = day.events.size();
    recorder(id, films ? from : -1, to);
    StagedDevice device = last.device;
    boolean read = random.nextInt(3) > 0;
    boolean numbered = random.nextInt(3) > 0;
    boolean others = random.nextBoolean();
    int lost = random.nextInt(6);
    boolean twice = random.nextInt(4) == 0;
    if (!heard) {
      day.events.subList(before, day.events.size()).clear();
    }
    StagedDock dock = new StagedDock(day, id, device);
    dock.readsClock = read;
    dock.numbered = numbered;
    if (others) {
      dock.filmed("05:00", "06:00");
    }
    if (films) {
      dock.filmed(StagedDock.clock(from), StagedDock.clock(to));
      if (lost == 0 && (heard || (numbered && others))) {
        dock.overwritten();
      }
    }
    if (others) {
      dock.filmed("44:00", "44:50");
    }
    dock.whole = lost != 1;
    if (lost == 2) {
      dock.docksWithoutTaking("600:00");
    } else if (twice) {
      dock.dockedTwice("600:00", "640:00");
    } else {
      dock.docked("600:00");
    }
    return this;
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
    last = recorder;
    int skew = random.nextInt(4) == 0 ? 8 * 3600 : random.nextInt(100) - 50;
    boolean live = random.nextInt(4) > 0;
    recorder.device.skew = Duration.ofSeconds(live ? skew : random.nextInt(110) - 55);
    recorder.device.flushedAt = live ? null : day.at(20_000);
    recorder.device.roundTrip = random.nextBoolean() ? Duration.ofMillis(1200) : null;
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
