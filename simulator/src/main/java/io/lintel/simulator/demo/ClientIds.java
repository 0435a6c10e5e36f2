package io.lintel.simulator.demo;

import java.security.SecureRandom;

/**
 * Names for one run's sessions at a broker. A broker ends a session when another one comes under
 * its name, so two runs must not share one, not even of the same scenario and seed. Hence it is the
 * one thing about a run that the seed does not say; no message holds it.
 */
final class ClientIds {
  /** Every broker has to take names of so many letters and digits (MQTT 3.1.1 and 5.0, 3.1.3.1). */
  static final int LONGEST = 23;

  private static final String CHARACTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

  /** A hundred runs at one broker meet by chance once in twenty thousand million times. */
  private static final int DRAWN = 9;

  private static final SecureRandom CHANCE = new SecureRandom();

  private ClientIds() {}

  /** For all devices of a day. */
  static String ofDay() {
    return drawn("lintelsim");
  }

  /** What those of a load begin with; four digits follow. */
  static String ofLoad() {
    return drawn("lintelload");
  }

  private static String drawn(String kind) {
    StringBuilder id = new StringBuilder(kind);
    for (int i = 0; i < DRAWN; i++) {
      id.append(CHARACTERS.charAt(CHANCE.nextInt(CHARACTERS.length())));
    }
    return id.toString();
  }
}
