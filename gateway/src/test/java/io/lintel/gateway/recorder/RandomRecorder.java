package io.lintel.gateway.recorder;

import io.lintel.gateway.recorder.RecorderTraits.ClockKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * A recorder's day by a seed, all of whose evidence is honest: what nobody measured is within its
 * prior, nothing drifts faster than ρ, and the fastest of live messages take two seconds at most.
 */
final class RandomRecorder {
  private static final int SECOND = 1_000;
  private static final int MINUTE = 60 * SECOND;
  private static final int HOUR = 60 * MINUTE;

  final ClockedRecorder recorder = new ClockedRecorder();
  private final Random random;
  private final boolean named;

  RandomRecorder(long seed) {
    random = new Random(seed);
    named = random.nextBoolean();
    boolean right = random.nextInt(3) == 0;
    recorder.kind = right ? ClockKind.UNKNOWN : ClockKind.DOCKED;
    recorder.gatewayBehind = random.nextInt(901) - 450L;
    long at = 0;
    int epochs = 1 + random.nextInt(3);
    recorder.runs(0, right ? between(-59_000, 59_000) : wrong(), drift());
    for (int i = 0; i < epochs; i++) {
      at = epoch(i, at + between(SECOND, HOUR), right);
    }
    if (!right || random.nextBoolean()) {
      recorder.docks(at + between(MINUTE, HOUR), true, true);
    }
  }

  private double drift() {
    return random.nextDouble() * 3_800 - 1_900;
  }

  private long wrong() {
    return random.nextInt(4) == 0 ? 8L * HOUR : between(-2 * HOUR, 2 * HOUR);
  }

  private int between(int from, int to) {
    return from + random.nextInt(to - from);
  }

  /** With a clock that nobody set, its words are live, or a dock reads it at the end. */
  private long epoch(int number, long from, boolean right) {
    recorder.epoch = named ? "e" + number : null;
    recorder.roundTrip = random.nextInt(4) == 0 ? null : Duration.ofMillis(between(100, 4_000));
    boolean live = random.nextBoolean();
    long at = from;
    recorder.says(RecorderEventType.POWER_ON, at, transit(live));
    int words = between(1, 60);
    long filmed = at;
    for (int i = 0; i < words; i++) {
      at += between(20 * SECOND, 3 * MINUTE);
      word(at, live);
      if (at - filmed > 20L * MINUTE && random.nextInt(5) == 0) {
        filmed = film(at);
        at = filmed;
      }
    }
    recorder.says(RecorderEventType.POWER_OFF, at + SECOND, transit(live));
    at += 2L * SECOND;
    if (!right && (!live || words < 15 || random.nextBoolean())) {
      at += between(SECOND, HOUR);
      recorder.docks(at, true, random.nextBoolean());
    }
    return at;
  }

  private void word(long at, boolean live) {
    if (random.nextInt(6) == 0) {
      recorder.fix(at, transit(live), at - between(0, SECOND / 2));
    } else {
      recorder.beat(at, transit(live));
    }
  }

  private int transit(boolean live) {
    return live && random.nextInt(8) > 0 ? between(50, 1_950) : between(SECOND, 3 * HOUR);
  }

  private long film(long from) {
    Duration length = Duration.ofSeconds(between(60, 1_200));
    Instant began = recorder.shows(from);
    long to = from + length.toMillis();
    recorder.says(RecorderEventType.RECORDING_STARTED, from, between(SECOND, MINUTE));
    recorder.film(
        began,
        from,
        length,
        to + between(8 * HOUR, 12 * HOUR),
        false,
        List.of(),
        random.nextInt(3) == 0 ? recorder.track(from, 3) : List.of());
    recorder.says(RecorderEventType.RECORDING_STOPPED, to, between(SECOND, MINUTE));
    return to;
  }
}
