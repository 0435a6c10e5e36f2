package io.lintel.gateway.projection;

import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.journal.Observation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * Three technicians with three visits each, a kilometre apart. The first two took each other's
 * recorder in the morning; the third has their own.
 */
final class SwapDay {
  private static final Intake INTAKE = new Intake(meter -> null);
  private static final Instant MIDNIGHT = Instant.parse("2026-11-21T16:00:00Z");
  private static final int[] BEARER = {1, 0, 2};

  private final Random random;
  private final List<Observation> said = new ArrayList<>();

  private SwapDay(long seed) {
    random = new Random(seed);
  }

  /** In the order in which it happened. */
  static List<Observation> of(long seed) {
    SwapDay day = new SwapDay(seed);
    day.draw();
    day.said.sort(Comparator.comparing(Observation::received));
    return List.copyOf(day.said);
  }

  private void draw() {
    said.add(GatewayLife.observation("gateway", "started", "", at(0)));
    for (int technician = 0; technician < 3; technician++) {
      for (int i = 0; i < 3; i++) {
        visit(technician, i);
      }
      handOut(technician);
    }
    for (int i = 0; i < 3; i++) {
      for (int technician = 0; technician < 3; technician++) {
        walk(technician, i);
      }
    }
  }

  private static int begin(int i) {
    return 9 * 3600 + i * 3600;
  }

  private static double lat(int technician, int i) {
    return 31.2 + 0.01 * (technician * 3 + i);
  }

  private void visit(int technician, int i) {
    take(
        INTAKE.visit(
            "V-" + technician + i,
            json(
                "{\"kind\":\"meter_reading\",\"technicians\":[\"T-%d\"],\"position\":%s,"
                        .formatted(technician, place(technician, i, 0))
                    + "\"appointment\":{\"from\":\"%s\",\"to\":\"%s\"},\"status\":\"planned\"}"
                        .formatted(at(begin(i)), at(begin(i) + 3600))),
            Format.JSON,
            arrival(10)));
  }

  private void handOut(int technician) {
    take(
        INTAKE.custody(
            json(
                "[{\"recorder\":\"R-%d\",\"technician\":\"T-%d\",\"from\":\"%s\",\"to\":null}]"
                    .formatted(technician, technician, at(7 * 3600))),
            Format.JSON,
            arrival(7 * 3600 + 30)));
  }

  private void walk(int technician, int i) {
    int arrived = begin(i) + random.nextInt(600);
    int bearer = BEARER[technician];
    // The recorder that is handed out to this technician is where its bearer is.
    event(technician, begin(i) - 60, "recording_started", bearer, i);
    for (int minute = 0; minute < 40; minute++) {
      event(technician, begin(i) + minute * 60, "heartbeat", bearer, i);
    }
    step(technician, i, arrived, "arrived");
    step(technician, i, arrived + 60, "knocked");
    step(technician, i, arrived + 120, "entered");
    step(technician, i, arrived + 1200, "signed");
    step(technician, i, arrived + 1260, "left");
    event(technician, begin(i) + 2500, "recording_stopped", bearer, i);
  }

  private void step(int technician, int i, int second, String type) {
    take(
        INTAKE.steps(
            "V-" + technician + i,
            json(
                "{\"id\":\"%s\",\"at\":\"%s\",\"technician\":\"T-%d\",\"step\":\"%s\","
                        .formatted(
                            new UUID(random.nextLong(), random.nextLong()),
                            at(second),
                            technician,
                            type)
                    + "\"age_ms\":100,\"position\":"
                    + place(technician, i, 15)
                    + "}"),
            Format.JSON,
            arrival(second + 1)));
  }

  private void event(int recorder, int second, String type, int bearer, int i) {
    take(
        INTAKE.recorderEvents(
            "R-" + recorder,
            json(
                "{\"at\":\"%s\",\"type\":\"%s\",\"recording\":true,\"position\":%s}"
                    .formatted(at(second), type, place(bearer, i, 15))),
            Format.JSON,
            arrival(second + 1)));
  }

  private String place(int technician, int i, double metres) {
    return String.format(
        Locale.ROOT,
        "{\"lat\":%.6f,\"lon\":%.6f%s}",
        lat(technician, i) + random.nextGaussian() * metres / 111_000,
        121.4 + random.nextGaussian() * metres / 95_000,
        metres == 0 ? "" : ",\"accuracy_m\":20");
  }

  private void take(Taken taken) {
    said.addAll(taken.all());
  }

  private static Arrival arrival(int second) {
    return new Arrival("test", at(second), "test");
  }

  private static Instant at(int second) {
    return MIDNIGHT.plusSeconds(second);
  }

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
