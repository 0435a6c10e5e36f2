package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is written of a drawn day, until it is written: an ordinary one, and what is changed. */
final class SwarmDay {
  private final Dice dice;
  private final List<String> wrong = new ArrayList<>();
  private String from;
  private String to;
  private String afterwards;
  private int staircases;
  private int doorsAtAStop = ErrandSheet.USUAL_DOORS;
  private int technicians;
  private int visits;
  private String doors = "45s..120s";
  private String stops = "150s..2300s";
  private double interleaved;
  private String heartbeat;
  private List<String> kinds = List.of();
  private String customers = "";
  private String habits = "";
  private final List<Model> models = new ArrayList<>();
  private final List<String> docks = new ArrayList<>();

  /** A recorder's make. */
  static final class Model {
    String share = "1";
    String drift = "2s/day";
    String segment = "15m";
    String prebuffer = "0s";
    String battery = "12h";
    String satellites = "true";
    String naming = "";

    private String text(int number) {
      return "{ name: M-%d, share: %s, drift: %s, segment: %s, prebuffer: %s, battery: %s, satellites: %s%s }"
          .formatted(number, share, drift, segment, prebuffer, battery, satellites, naming);
    }
  }

  SwarmDay(Dice dice) {
    this.dice = dice;
    this.from = "08:00";
    this.to = "17:00";
    this.afterwards = "27h";
    this.staircases = 30;
    this.technicians = 8;
    this.visits = 64;
    this.heartbeat = "60s";
  }

  String pick(String... from) {
    return dice.pick(List.of(from));
  }

  Dice dice() {
    return dice;
  }

  void hours(String begin, String end) {
    from = begin;
    to = end;
  }

  void afterwards(String duration) {
    afterwards = duration;
  }

  void people(int howMany, int visitsInAll) {
    technicians = howMany;
    visits = visitsInAll;
  }

  void visitsEach(int howMany) {
    visits = technicians * howMany;
  }

  void staircases(int howMany) {
    staircases = howMany;
  }

  /** Few houses, with up to so many doors called at in one go. */
  void tower(int most) {
    staircases = Math.max(2, technicians / 2);
    doorsAtAStop = most;
  }

  void doorsAtAStop(int most) {
    doorsAtAStop = most;
  }

  void pace(String betweenDoors, String betweenStops) {
    doors = betweenDoors;
    stops = betweenStops;
  }

  void interleaved(double share) {
    interleaved = share;
  }

  void heartbeat(String every) {
    heartbeat = every;
  }

  void kinds(String... shares) {
    kinds = List.of(shares);
  }

  void customers(String shares) {
    customers = shares;
  }

  void habits(String shares) {
    habits = shares;
  }

  void model(Model model) {
    models.add(model);
  }

  void dock(String way) {
    docks.add(way);
  }

  /** One dock that copies files into a folder, one that posts records. */
  void folders() {
    docks.clear();
    docks.add("folder");
    docks.add("records");
  }

  void drift(String atMost) {
    models.forEach(model -> model.drift = atMost);
  }

  void prebuffer(String length) {
    models.forEach(model -> model.prebuffer = length);
  }

  /** How the files of each model are called: one of {@code namings}. */
  void names(String... namings) {
    models.forEach(model -> model.naming = pick(namings));
  }

  /**
   * @param what as a line of {@code goes_wrong} after {@code do}
   */
  void wrong(String what) {
    wrong.add(what);
  }

  void write(List<String> yaml) {
    yaml.add("from: \"%s\"".formatted(from));
    yaml.add("to: \"%s\"".formatted(to));
    yaml.add("afterwards: " + afterwards);
    yaml.add("lines: []");
    yaml.add("technicians: " + technicians);
    yaml.add("visits: " + visits);
    yaml.add("kinds: { %s }".formatted(String.join(", ", kinds)));
    yaml.add(
        String.format(Locale.ROOT, "customers: { %sinterleaved: %.2f }", customers, interleaved));
    yaml.add("pace: { doors: %s, stops: %s }".formatted(doors, stops));
    yaml.add("habits: { %s }".formatted(habits));
    yaml.add("recorders:");
    yaml.add("  heartbeat: " + heartbeat);
    yaml.add("  models:");
    for (int i = 0; i < models.size(); i++) {
      yaml.add("    - " + models.get(i).text(i + 1));
    }
    yaml.add("docks:");
    for (int i = 0; i < docks.size(); i++) {
      yaml.add("  - { id: DOCK-%d, way: %s }".formatted(i + 1, docks.get(i)));
    }
    yaml.add("goes_wrong:");
    wrong.forEach(what -> yaml.add("  - { do: %s }".formatted(what)));
  }

  int staircases() {
    return staircases;
  }

  int doorsAtAStop() {
    return doorsAtAStop;
  }
}
