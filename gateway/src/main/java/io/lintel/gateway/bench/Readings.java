package io.lintel.gateway.bench;

import java.util.Locale;

/** Readings of a thousand meters, none twice. */
final class Readings {
  private static final int METERS = 1_000;

  private long sequence;
  private String instant = time(0);

  /** What is published, and where. */
  record Message(String topic, String payload) {}

  Message next(String prefix) {
    long number = sequence++;
    long second = number / METERS;
    if (number % METERS == 0) {
      instant = time(second);
    }
    return new Message(
        prefix + "G-" + number % METERS + "/readings",
        "{\"at\":\"" + instant + "\",\"seq\":" + number + ",\"volume_m3\":\"" + second + ".125\"}");
  }

  private static String time(long second) {
    return String.format(
        Locale.ROOT,
        "2026-11-22T%02d:%02d:%02d+08:00",
        second / 3600 % 24,
        second / 60 % 60,
        second % 60);
  }
}
