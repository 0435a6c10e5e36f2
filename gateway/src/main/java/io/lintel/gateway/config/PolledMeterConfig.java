package io.lintel.gateway.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A meter that is asked.
 *
 * @param profile a shipped profile's name, or the absolute path of a profile file
 * @param address as the profile's protocol writes it
 * @param every from one due reading to the next
 * @param unusable what of it cannot be meant, so that its slots cannot be read; null: nothing
 */
public record PolledMeterConfig(
    String id, String profile, String address, Duration every, @Nullable String unusable) {
  /** A meter of which everything can be meant. */
  public PolledMeterConfig(String id, String profile, String address, Duration every) {
    this(id, profile, address, every, null);
  }

  PolledMeterConfig becauseOf(String why) {
    return new PolledMeterConfig(
        id, profile, address, every, unusable == null ? why : unusable + "; " + why);
  }
}
