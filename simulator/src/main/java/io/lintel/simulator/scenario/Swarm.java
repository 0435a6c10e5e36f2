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
  private final SwarmDay day;
  private final List<String> yaml = new ArrayList<>();
  private final double leastSpread;
  private final double mostSpread;

  private Swarm(long seed, String name, double leastSpread, double mostSpread) {
    this.dice = Dice.ofSeed(seed).fork("swarm");
    this.day = new SwarmDay(dice.fork("kind"));
    this.leastSpread = leastSpread;
    this.mostSpread = mostSpread;
    yaml.add("name: " + name);
    yaml.add("seed: " + seed);
    yaml.add("date: " + LocalDate.of(2026, 11, 2).plusDays(dice.fork("date").whole(0, 300)));
    yaml.add("zone: Asia/Shanghai");
  }

  /** A scenario's file, as {@link ScenarioFile#parse} takes it. */
  static String yaml(long seed) {
    // From stairs side by side to villages an hour apart.
    Swarm swarm = new Swarm(seed, ScenarioFile.SWARM, 0.0006, 0.08);
    swarm.hours();
    swarm.people();
    swarm.recorders();
    swarm.docks();
    swarm.trouble(TROUBLE);
    return swarm.written();
  }

  /** One day of a kind: an ordinary one but for what makes it of that kind. */
  static String yaml(long seed, SwarmKind kind) {
    Swarm swarm = new Swarm(seed, ScenarioFile.SWARM_OF + kind.wireName(), 0.004, 0.02);
    swarm.ordinary();
    kind.on(swarm.day);
    return swarm.written();
  }

  private String written() {
    town();
    Dice own = dice.fork("meters");
    yaml.add("meters: { push: %d, every: %s }".formatted(own.whole(20, 120), own.pick(EVERY)));
    day.write(yaml);
    return String.join("\n", yaml) + "\n";
  }

  /** What every kind of day has: people of all sorts, and the breaches that are to be found. */
  private void ordinary() {
    Dice own = dice.fork("ordinary");
    int technicians = 2 * own.whole(3, 5);
    day.people(technicians, technicians * own.whole(7, 10));
    day.staircases(own.whole(15, 60));
    day.kinds("meter_reading: 0.5", "safety_check: 0.3", "repair: 0.1", "walk_visit: 0.1");
    day.customers("not_met: 0.08, called_back: 0.2, ");
    day.habits("careful: 0.3, ordinary: 0.5, hasty: 0.2");
    for (int i = 0; i < 2; i++) {
      SwarmDay.Model model = new SwarmDay.Model();
      model.segment = own.pick(List.of("5m", "10m", "15m", "30m"));
      model.satellites = Boolean.toString(own.chance(0.5));
      day.model(model);
    }
    day.dock("records");
    trouble(BREACHES);
  }

  private void hours() {
    Dice own = dice.fork("day");
    if (own.chance(0.15)) {
      day.hours("%02d:30".formatted(own.whole(18, 21)), "23:50");
    } else {
      day.hours("%02d:30".formatted(own.whole(6, 9)), "%d:00".formatted(own.whole(15, 18)));
    }
    day.afterwards(own.pick(List.of("7h", "27h", "80h")));
  }

  private void town() {
    Dice own = dice.fork("town");
    double spread = Math.exp(own.between(Math.log(leastSpread), Math.log(mostSpread)));
    yaml.add("town:");
    yaml.add("  district: 山东省济南市历下区");
    yaml.add("  depot: { %s }".formatted(place(own, spread)));
    yaml.add("  staircases: " + day.staircases());
    yaml.add("  doors_at_a_stop: " + day.doorsAtAStop());
    yaml.add("  streets:");
    int streets = own.whole(1, 7);
    for (int i = 1; i <= streets; i++) {
      yaml.add("    - { name: 第%d街, %s }".formatted(i, place(own, spread)));
    }
  }

  private void people() {
    Dice own = dice.fork("people");
    int technicians = 2 * own.whole(2, 14);
    day.people(technicians, Math.min(300, technicians * own.whole(3, 14)));
    day.staircases(own.whole(8, 90));
    List<String> kinds = own.shuffled(KINDS);
    int some = own.whole(1, kinds.size());
    day.kinds(
        kinds.subList(0, some).stream()
            .map(kind -> kind + ": " + share(own.between(0.05, 1)))
            .toArray(String[]::new));
    day.customers(
        "not_met: %s, rescheduled: %s, signature_refused: %s, called_back: %s, in_pairs: %s, "
            .formatted(
                share(rare(own)),
                share(rare(own)),
                share(rare(own)),
                share(own.between(0, 0.6)),
                share(own.between(0, 1))));
    double careful = own.unit();
    double hasty = own.unit() * (1 - careful);
    day.habits(
        "careful: %s, ordinary: %s, hasty: %s"
            .formatted(share(careful), share(1 - careful - hasty), share(hasty)));
    if (own.chance(0.2)) {
      day.tower(own.whole(6, 30));
    }
    if (own.chance(0.2)) {
      day.doorsAtAStop(own.whole(5, 8));
      day.interleaved(own.between(0.1, 0.8));
    }
    day.pace(
        own.pick(List.of("5s..20s", "20s..90s", "45s..120s", "2m..10m")),
        own.pick(List.of("60s..5m", "150s..2300s", "150s..2300s", "30m..90m")));
  }

  private void recorders() {
    Dice own = dice.fork("recorders");
    day.heartbeat(Math.round(Math.exp(own.between(Math.log(20), Math.log(900)))) + "s");
    int models = own.whole(1, 3);
    for (int i = 1; i <= models; i++) {
      SwarmDay.Model model = new SwarmDay.Model();
      model.share = share(own.between(0.2, 1));
      model.drift =
          String.format(
              Locale.ROOT, "%.1fs/day", Math.exp(own.between(Math.log(0.2), Math.log(30))));
      model.segment = own.pick(List.of("3m", "5m", "10m", "15m", "30m", "60m"));
      model.prebuffer = own.pick(List.of("0s", "0s", "0s", "10s", "30s"));
      model.battery = own.whole(6, 14) + "h";
      model.satellites = Boolean.toString(own.chance(0.5));
      model.naming = own.pick(NAMINGS);
      day.model(model);
    }
  }

  private void docks() {
    Dice own = dice.fork("docks");
    int docks = own.whole(1, 3);
    for (int i = 1; i <= docks; i++) {
      day.dock(own.pick(List.of("records", "records", "folder")));
    }
  }

  private void trouble(List<Kind> kinds) {
    for (Kind kind : kinds) {
      Dice own = dice.fork(kind.what());
      if (own.chance(kind.present())) {
        double share = Math.exp(own.between(Math.log(kind.least()), Math.log(kind.most())));
        day.wrong(
            String.format(
                Locale.ROOT, "%s, share: %.4f%s", kind.what(), share, own.pick(kind.how())));
      }
    }
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String place(Dice own, double spread) {
    return String.format(
        Locale.ROOT,
        "lat: %.6f, lon: %.6f",
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
          ", file: \"VID_{device}_{n}.mp4\"",
          ", file: \"{device}@{date}_{time}_{user}.mp4\"",
          ", file: \"{device}@{date}_{time}_{user}.mp4\", local_as_utc: true");

  /**
   * @param present on how many days
   * @param least the smallest share where it is
   * @param how parameters, one of which is taken
   */
  private record Kind(String what, double present, double least, double most, List<String> how) {}

  private static final List<Kind> TROUBLE = everything(new ArrayList<>());

  private static List<Kind> everything(List<Kind> all) {
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
    habits(all);
    return List.copyOf(all);
  }

  private static void habits(List<Kind> all) {
    all.add(kind("one_long_recording", 0.2, 0.05, 0.8));
    all.add(kind("recorder_left_behind", 0.4, 0.01, 0.1, "", ", recording: false"));
    all.add(kind("recorders_in_a_ring", 0.2, 0.05, 0.4, "", ", from: \"11:00\""));
    all.add(kind("recorder_taken", 0.2, 0.05, 0.3));
    all.add(kind("spare_recorder", 0.3, 0.03, 0.4, "", ", from: \"11:00\""));
    all.add(kind("recorder_says_nothing", 0.3, 0.05, 1));
    all.add(kind("heartbeats_never_sent", 0.25, 0.05, 1));
    all.add(kind("words_lost", 0.3, 0.02, 0.2, "", ", what: stop", ", what: any"));
    all.add(kind("words_not_numbered", 0.25, 0.05, 1));
    all.add(kind("relayed_with_delay", 0.2, 0.1, 1, "", ", forwards: all"));
    all.add(kind("not_set_for_days", 0.4, 0.1, 1));
    all.add(kind("fixes_at_zero", 0.2, 0.02, 1, "", ", of: recorder", ", of: phone"));
    all.add(kind("fixes_missing", 0.3, 0.02, 1, "", ", of: recorder", ", of: phone"));
    all.add(kind("fixes_stale", 0.3, 0.02, 0.6, "", ", of: recorder", ", of: phone"));
    all.add(kind("fixes_biased", 0.3, 0.01, 0.5, "", ", metres: 150..900"));
    all.add(kind("fixes_coarse", 0.3, 0.02, 1));
    all.add(kind("knock_tapped_ahead", 0.3, 0.05, 0.8));
    all.add(kind("left_tapped_late", 0.3, 0.05, 0.8));
    all.add(kind("taps_in_bulk", 0.3, 0.05, 0.8, "", ", apart: 2s..20s", ", after: 1m..10m"));
    all.add(kind("taps_resent_with_first_age", 0.3, 0.01, 0.3));
    all.add(kind("appointments_out_of_order", 0.4, 0.1, 1));
    all.add(kind("header_tells_finish", 0.25, 0.3, 1, "", ", record: header"));
    all.add(kind("file_length_wrong", 0.25, 0.01, 0.3, "", ", says: nine_hours", ", says: a_year"));
    all.add(kind("meter_counts_backwards", 0.3, 0.01, 0.1));
  }

  /** What is to be found on an ordinary day. */
  private static final List<Kind> BREACHES =
      List.of(
          kind("recorder_on_late", 1, 0.04, 0.08, ", by: 61s..20m", ", by: 61s..5m"),
          kind("recorder_never_on", 1, 0.03, 0.06),
          kind("recorder_off_early", 1, 0.03, 0.06, ", by: 61s..10m"),
          kind("recorder_paused_inside", 1, 0.02, 0.05, ", lasts: 70s..6m"),
          kind("recorder_left_behind", 1, 0.01, 0.03, ", metres: 500..2500"),
          kind("reading_mistyped", 1, 0.03, 0.06, ", how: offset"),
          kind("valve_opened_without_visit", 1, 0.02, 0.05),
          kind("meter_counts_backwards", 1, 0.03, 0.08));

  private static Kind kind(String what, double present, double least, double most, String... how) {
    return new Kind(what, present, least, most, how.length == 0 ? List.of("") : List.of(how));
  }
}
