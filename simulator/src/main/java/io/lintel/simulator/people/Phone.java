package io.lintel.simulator.people;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.DeviceClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A technician's phone: acts become taps, a little early or late, and taps become messages, at once
 * or when there is a network again. It counts the time between tap and sending by its monotonic
 * clock, so its wall clock may be wrong.
 */
public final class Phone {
  private static final Duration BETWEEN_TAPS = Duration.ofMillis(400);
  private static final double EARLY = 0.25;

  private final DeviceClock clock;
  private final Dice dice;

  public Phone(DeviceClock clock, Dice dice) {
    this.clock = clock;
    this.dice = dice;
  }

  /**
   * One tap and its message.
   *
   * @param at when it was tapped
   * @param sentAt when it left the phone
   * @param stated what the phone's clock showed at the tap
   * @param sent what it showed at sending
   */
  public record Tap(UUID id, Act act, Instant at, Instant sentAt, Instant stated, Instant sent) {}

  /**
   * The taps of one visit.
   *
   * @param offline whether there is no network until some minutes after the last act
   */
  public List<Tap> taps(List<Act> acts, boolean offline) {
    Instant backOnline = acts.get(acts.size() - 1).at().plus(dice.seconds(30, 420));
    List<Tap> taps = new ArrayList<>();
    Instant before = Instant.MIN;
    Instant sentBefore = Instant.MIN;
    for (Act act : acts) {
      Instant tapped = latest(act.at().plus(offset()), before.plus(BETWEEN_TAPS));
      Instant ready = offline ? latest(tapped, backOnline) : tapped;
      Instant sentAt = latest(ready.plus(dice.seconds(0.05, 0.4)), sentBefore);
      taps.add(new Tap(dice.uuid(), act, tapped, sentAt, clock.shows(tapped), clock.shows(sentAt)));
      before = tapped;
      sentBefore = sentAt;
    }
    return taps;
  }

  /** Mostly right after the act, sometimes a moment before it. */
  private Duration offset() {
    return dice.chance(EARLY) ? dice.seconds(0, 3.5).negated() : dice.seconds(0.3, 4.2);
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
