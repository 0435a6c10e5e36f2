package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws whole scenarios: nobody chose them, so nothing can have been fitted to them. A seed decides
 * everything, the town, the people, the recorders and what goes wrong; each kind of trouble is
 * there or not, and where it is there it is rare or common.
 */
final class Swarm {
  private static final double CENTRE_LAT = 36.66;
  private static final double CENTRE_LON = 117.05;

  private final Dice dice;
  private final StringBuilder yaml = new StringBuilder();

  private Swarm(long seed) {
    this.dice = Dice.ofSeed(seed).fork("swarm");
  }

  /** A scenario's file, as {@link ScenarioFile#parse} takes it. */
  static String yaml(long seed) {
    Swarm swarm = new Swarm(seed);
    swarm.day(seed);
    swarm.town();
    swarm.people();
    swarm.recorders();
    swarm.docks();
    swarm.trouble();
    return swarm.yaml.toString();
  }

  private void day(long seed) {
    Dice own = dice.fork("day");
    line("name: swarm");
    line("seed: %d", seed);
    line("date: %s", LocalDate.of(2026, 11, 2).plusDays(own.whole(0, 300)));
    line("zone: Asia/Shanghai");
    line("from: \"%02d:30\"", own.whole(6, 9));
    line("to: \"%d:00\"", own.whole(15, 18));
    line("afterwards: %dh", own.pick(List.of(7, 27, 80)));
  }

  private void town() {
    Dice own = dice.fork("town");
    // From stairs side by side to villages an hour apart.
    double spread = Math.exp(own.between(Math.log(0.0006), Math.log(0.08)));
    line("town:");
    line("  district: 山东省济南市历下区");
    line("  depot: %s", place(own, spread));
    line("  staircases: %d", own.whole(8, 90));
    line("  streets:");
    int streets = own.whole(1, 7);
    for (int i = 1; i <= streets; i++) {
      String at = place(own, spread);
      line("    - { name: 第%d街, %s", i, at.substring(2));
    }
  }

  private void people() {
    Dice own = dice.fork("people");
    int technicians = 2 * own.whole(2, 14);
    line("lines: []");
    line("meters: { push: %d, every: %s }", own.whole(20, 120), own.pick(EVERY));
    line("technicians: %d", technicians);
    line("visits: %d", Math.min(300, technicians * own.whole(3, 14)));
    line("kinds:");
    List<String> kinds = own.shuffled(KINDS);
    int some = own.whole(1, kinds.size());
    for (String kind : kinds.subList(0, some)) {
      line("  %s: %.2f", kind, own.between(0.05, 1));
    }
    line(
        "customers: { not_met: %.2f, rescheduled: %.2f, signature_refused: %.2f, called_back: %.2f,"
            + " in_pairs: %.2f }",
        rare(own), rare(own), rare(own), own.between(0, 0.6), own.between(0, 1));
    double careful = own.unit();
    double hasty = own.unit() * (1 - careful);
    line(
        "habits: { careful: %.2f, ordinary: %.2f, hasty: %.2f }",
        careful, 1 - careful - hasty, hasty);
  }

  private void recorders() {
    Dice own = dice.fork("recorders");
    line("recorders:");
    line("  heartbeat: %ds", Math.round(Math.exp(own.between(Math.log(20), Math.log(900)))));
    line("  models:");
    int models = own.whole(1, 3);
    for (int i = 1; i <= models; i++) {
      line(
          "    - { name: M-%d, share: %.2f, drift: %.1fs/day, segment: %dm, prebuffer: %ds,"
              + " battery: %dh%s }",
          i,
          own.between(0.2, 1),
          Math.exp(own.between(Math.log(0.2), Math.log(30))),
          own.pick(List.of(3, 5, 10, 15, 30, 60)),
          own.pick(List.of(0, 0, 0, 10, 30)),
          own.whole(6, 14),
          own.pick(NAMINGS));
    }
  }

  private void docks() {
    line("docks:");
    int docks = dice.fork("docks").whole(1, 3);
    for (int i = 1; i <= docks; i++) {
      line("  - { id: DOCK-%d, way: records }", i);
    }
  }

  private void trouble() {
    line("goes_wrong:");
    for (Kind kind : TROUBLE) {
      Dice own = dice.fork(kind.what());
      if (own.chance(kind.present())) {
        double share = Math.exp(own.between(Math.log(kind.least()), Math.log(kind.most())));
        line("  - { do: %s, share: %.4f%s }", kind.what(), share, own.pick(kind.how()));
      }
    }
  }

  private void line(String format, Object... values) {
    yaml.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String place(Dice own, double spread) {
    return String.format(
        Locale.ROOT,
        "{ lat: %.6f, lon: %.6f }",
        CENTRE_LAT + own.between(-spread, spread),
        CENTRE_LON + own.between(-spread, spread));
  }

  private static double rare(Dice own) {
    return own.chance(0.5) ? 0 : own.between(0.01, 0.2);
  }

  private static final List<String> EVERY = List.of("5m", "15m", "30m", "1h", "6h");

  private static final List<String> KINDS =
      List.of(
          "meter_reading",
          "safety_check",
          "repair",
          "gas_on",
          "meter_replacement",
          "emergency",
          "walk_visit");

  private static final List<String> NAMINGS =
      List.of(
          "",
          ", local_as_utc: true",
          ", file: \"{device}@{date}_{time}_{user}.mp4\"",
          ", file: \"{device}@{date}_{time}_{user}.mp4\", local_as_utc: true");

  /**
   * @param present on how many days
   * @param least the smallest share where it is
   * @param how parameters, one of which is taken
   */
  private record Kind(String what, double present, double least, double most, List<String> how) {}

  private static final List<Kind> TROUBLE = trouble(new ArrayList<>());

  private static List<Kind> trouble(List<Kind> all) {
    all.add(kind("shared_recording", 0.6, 0.1, 1));
    all.add(kind("recorder_on_late", 0.9, 0.02, 0.2, ", by: 5s..60s", ", by: 61s..20m"));
    all.add(kind("recorder_never_on", 0.7, 0.01, 0.15));
    all.add(kind("recorder_off_early", 0.7, 0.01, 0.15, "", ", by: 10s..15m"));
    all.add(kind("recorder_paused_inside", 0.6, 0.01, 0.15));
    all.add(kind("recorder_muted", 0.2, 0.01, 0.1));
    all.add(kind("battery_death", 0.4, 0.005, 0.1, "", ", clock: kept"));
    all.add(
        kind("swapped_recorders", 0.5, 0.05, 0.6, "", ", from: \"10:00\"", ", from: \"13:00\""));
    all.add(kind("wrong_time_zone", 0.4, 0.03, 0.5, "", ", by: -1h", ", by: 1h"));
    all.add(kind("clock_off_by", 0.5, 0.03, 0.5, "", ", by: -40s..40s", ", by: -2h..2h"));
    all.add(kind("clock_drift", 0.4, 0.03, 0.5, "", ", per_day: -20s..20s"));
    all.add(kind("factory_date", 0.3, 0.03, 0.4));
    all.add(kind("heartbeats_lost", 0.5, 0.01, 0.4));
    all.add(kind("recorder_offline", 0.5, 0.01, 0.6));
    all.add(kind("report_sent_twice", 0.5, 0.001, 0.05));
    all.add(kind("knock_not_tapped", 0.5, 0.01, 0.2));
    all.add(kind("steps_tapped_late", 0.5, 0.01, 0.3, "", ", after: 1m..60m", ", after: 1h..5h"));
    all.add(kind("taps_offline", 0.5, 0.01, 0.6, "", ", back_after: 5m..90m"));
    all.add(kind("phone_clock_off", 0.5, 0.03, 0.6, "", ", by: -90s..90s", ", states_age: false"));
    all.add(kind("reading_mistyped", 0.5, 0.01, 0.2, "", ", how: offset"));
    all.add(kind("reading_copied", 0.4, 0.01, 0.1));
    all.add(kind("valve_opened_without_visit", 0.3, 0.01, 0.1));
    all.add(kind("reading_delayed", 0.4, 0.01, 0.2));
    all.add(kind("reading_sent_twice", 0.4, 0.001, 0.1));
    all.add(kind("docked_late", 0.5, 0.02, 0.6, "", ", by: 3h..30h", ", by: 1d..5d"));
    all.add(kind("docked_twice", 0.3, 0.01, 0.2));
    all.add(kind("file_overwritten", 0.4, 0.01, 0.2));
    all.add(kind("file_never_docked", 0.4, 0.01, 0.2));
    all.add(kind("dock_does_not_read_time", 0.5, 0.05, 1));
    all.add(kind("recorder_set_wrong_at_dock", 0.4, 0.03, 0.4, "", ", by: 5s..90s"));
    return List.copyOf(all);
  }

  private static Kind kind(String what, double present, double least, double most, String... how) {
    return new Kind(what, present, least, most, how.length == 0 ? List.of("") : List.of(how));
  }
}
