package io.lintel.gateway.projection;

import io.lintel.gateway.config.DialectFile;
import io.lintel.gateway.docking.Names;
import io.lintel.gateway.docking.Station;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.DockReports;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.journal.Observation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * A few technicians, visits, recorders and meters around one day, drawn from a seed: work orders
 * that change, hand-outs that change hands, a recorder nobody booked out, crews of two, visits
 * after midnight, meters that two of them visit and meters that nobody does, a binding by the
 * recorder's own word, steps of unknown visits, garbage.
 */
public final class SmallDay {
  private static final Intake INTAKE = new Intake(meter -> null);
  private static final DockReports DOCKS =
      new DockReports(Names.THEMSELVES, ZoneId.of("Asia/Shanghai"));
  private static final Station STATION =
      new Station(null, DialectFile.shipped("gat-947"), ZoneId.of("Asia/Shanghai"));
  private static final Instant MIDNIGHT = Instant.parse("2026-11-21T16:00:00Z");

  private final Random random;
  private final List<Observation> said = new ArrayList<>();

  private SmallDay(long seed) {
    random = new Random(seed);
  }

  /** In the order in which it happened. */
  public static List<Observation> of(long seed) {
    SmallDay day = new SmallDay(seed);
    day.draw();
    return List.copyOf(day.said);
  }

  private void draw() {
    said.add(GatewayLife.observation("gateway", "started", "", at(0)));
    for (int i = 0; i < 8; i++) {
      visit(i, "planned");
    }
    for (int t = 0; t < 3; t++) {
      custody(t, 7 * 3600, t == 0 ? -1 : 18 * 3600);
    }
    for (int i = 0; i < 8; i++) {
      walk(i);
    }
    said.add(GatewayLife.observation("mqtt", "connected", "", at(9 * 3600 + 1800)));
    visit(2, "done");
    custody(0, 7 * 3600, 17 * 3600);
    event(4, 12 * 3600, "bound", ",\"technician\":\"T-1\"");
    event(3, 13 * 3600, "recording_started", "");
    for (int i = 0; i < 120; i++) {
      heartbeat();
    }
    for (int i = 0; i < 30; i++) {
      reading();
    }
    for (int recorder = 0; recorder < 4; recorder++) {
      docked(recorder);
    }
    take(
        INTAKE.steps(
            "V-unknown", json(step(10 * 3600, "arrived", 1)), Format.JSON, arrival(36000)));
    take(INTAKE.recorderEvents("R-1", json("{\"at\":\"never\"}"), Format.JSON, arrival(40000)));
  }

  private void visit(int number, String status) {
    int begin = 9 * 3600 + number * 4500 + (number == 7 ? 9 * 3600 : 0);
    String crew = number == 3 ? "\"T-0\",\"T-1\"" : "\"T-" + number % 3 + "\"";
    take(
        INTAKE.visit(
            "V-" + number,
            json(
                "{\"kind\":\"meter_reading\",\"technicians\":["
                    + crew
                    + "],\"meters\":[\"G-"
                    + (number == 5 ? 1 : number == 7 ? 4 : number)
                    + "\"],\"position\":{\"lat\":31.2,\"lon\":121.4},\"appointment\":{\"from\":\""
                    + at(begin)
                    + "\",\"to\":\""
                    + at(begin + 3600)
                    + "\"},\"status\":\""
                    + status
                    + "\"}"),
            Format.JSON,
            arrival(status.equals("planned") ? 10 : 20 * 3600)));
  }

  private void custody(int number, int from, int to) {
    take(
        INTAKE.custody(
            json(
                "{\"recorder\":\"R-"
                    + number
                    + "\",\"technician\":\"T-"
                    + number
                    + "\",\"from\":\""
                    + at(from)
                    + (to < 0 ? "\"}" : "\",\"to\":\"" + at(to) + "\"}")),
            Format.JSON,
            arrival(from)));
  }

  private void walk(int number) {
    int arrived = 9 * 3600 + number * 4500 + random.nextInt(600);
    int recorder = number % 3;
    event(recorder, arrived + random.nextInt(120) - 30, "recording_started", "");
    steps(number, arrived, "arrived");
    steps(number, arrived + 60, "knocked");
    steps(number, arrived + 120 + random.nextInt(60), "entered");
    if (random.nextInt(4) > 0) {
      steps(number, arrived + 900, "left");
    }
    event(recorder, arrived + 960, "recording_stopped", ",\"reason\":\"button\"");
  }

  private void steps(int visit, int second, String type) {
    take(
        INTAKE.steps(
            "V-" + visit,
            json(step(second, type, visit % 3)),
            Format.JSON,
            arrival(second + 1 + random.nextInt(3))));
  }

  private String step(int second, String type, int technician) {
    return "{\"at\":\""
        + at(second)
        + "\",\"step\":\""
        + type
        + "\",\"technician\":\"T-"
        + technician
        + "\",\"id\":\""
        + new UUID(random.nextLong(), random.nextLong())
        + "\"}";
  }

  /** Two files that evening, the same file once more at another dock, and the summaries. */
  private void docked(int recorder) {
    int evening = 19 * 3600 + recorder * 60;
    file(recorder, 10 * 3600, evening, "DOCK-1");
    file(recorder, 16 * 3600, evening, "DOCK-1");
    session(recorder, evening + 30, "DOCK-1");
    file(recorder, 16 * 3600, evening + 3 * 24 * 3600, "DOCK-2");
    session(recorder, evening + 3 * 24 * 3600 + 30, "DOCK-2");
  }

  private void file(int recorder, int began, int docked, String dock) {
    take(
        DOCKS.files(
            STATION,
            json(
                "{\"wjbh\":\"%s %d\",\"wjmc\":\"R-%d_T-0_%d.MP4\",\"pssj\":\"%s\",\"wjsc\":600,\"cpxh\":\"R-%d\",\"gzz_xh\":\"%s\"}"
                    .formatted(dock, began, recorder, began, at(began), recorder, dock)),
            arrival(docked)));
  }

  private void session(int recorder, int at, String dock) {
    take(
        DOCKS.sessions(
            STATION,
            json(
                "{\"device\":\"R-%d\",\"dock\":\"%s\",\"station_time\":\"%s\",\"device_time\":\"%s\",\"files\":[]}"
                    .formatted(recorder, dock, at(at), at(at + random.nextInt(40)))),
            arrival(at)));
  }

  private void heartbeat() {
    event(
        random.nextInt(5),
        7 * 3600 + random.nextInt(12 * 3600),
        "heartbeat",
        ",\"recording\":" + random.nextBoolean() + ",\"battery_pct\":" + random.nextInt(100));
  }

  private void event(int recorder, int second, String type, String more) {
    take(
        INTAKE.recorderEvents(
            "R-" + recorder,
            json("{\"at\":\"" + at(second) + "\",\"type\":\"" + type + "\"" + more + "}"),
            Format.JSON,
            arrival(second + 1)));
  }

  private void reading() {
    int second = random.nextInt(24 * 3600);
    take(
        INTAKE.readings(
            "G-" + random.nextInt(12),
            json(
                "{\"at\":\""
                    + at(second)
                    + "\",\"volume_m3\":\""
                    + second
                    + ".125\""
                    + (random.nextInt(4) == 0 ? "" : ",\"valve\":\"" + valve() + "\"")
                    + (random.nextInt(8) == 0 ? ",\"alarms\":[\"cover_opened\"]}" : "}")),
            Format.JSON,
            arrival(second + 2)));
  }

  private String valve() {
    return random.nextInt(3) == 0 ? "closed" : "open";
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
