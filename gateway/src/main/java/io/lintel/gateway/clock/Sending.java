package io.lintel.gateway.clock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message as evidence about a clock, in microseconds.
 *
 * @param shown what the device's clock showed when it sent the message, as far as it says so
 * @param received the gateway's clock when it came
 * @param roundTrip how long the device's previous message took there and back, or {@link #UNKNOWN}
 */
public record Sending(long shown, long received, long roundTrip) {
  public static final long UNKNOWN = -1;

  /**
   * @param age monotonic time from {@code stated} to the sending, or null
   * @param sent the device's clock at the sending, or null
   */
  public static Sending of(
      Instant stated,
      Instant received,
      @Nullable Duration age,
      @Nullable Instant sent,
      @Nullable Duration roundTrip) {
    return new Sending(
        Micros.of(stated) + age(stated, age, sent, 0),
        Micros.of(received),
        roundTrip == null || roundTrip.isNegative() ? UNKNOWN : Micros.of(roundTrip));
  }

  /**
   * Microseconds from the act to its sending, or {@code otherwise} where the device does not say. A
   * negative age is no age.
   */
  public static long age(
      Instant stated, @Nullable Duration age, @Nullable Instant sent, long otherwise) {
    if (age != null) {
      return age.isNegative() ? otherwise : Micros.of(age);
    }
    return sent == null || sent.isBefore(stated) ? otherwise : Micros.of(sent) - Micros.of(stated);
  }

  /** How far the device's clock is ahead at least: the message came after it was sent. */
  long lead() {
    return shown - received;
  }
}
