package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.simulator.people.Round;
import io.lintel.simulator.people.Walk;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.town.Place;
import java.time.Instant;
import java.util.Optional;

/** Technicians: where each is now, at which visit, and what comes next. */
final class PeopleView {
  private PeopleView() {}

  /** Where they are now. */
  static ObjectNode now(Day day, Instant now) {
    ObjectNode list = Answers.object();
    ArrayNode items = list.putArray("items");
    day.rounds().forEach(round -> items.add(person(round, now)));
    return list;
  }

  /** With each one's whole day, and the streets for a map. */
  static ObjectNode whole(Day day, Instant now) {
    ObjectNode list = Answers.object();
    list.set("depot", place(day.scenario().town().depot()));
    ArrayNode streets = list.putArray("streets");
    day.scenario()
        .town()
        .streets()
        .forEach(
            street ->
                streets.addObject().put("name", street.name()).set("at", place(street.middle())));
    ArrayNode items = list.putArray("items");
    for (Round round : day.rounds()) {
      ObjectNode person = person(round, now);
      ArrayNode visits = person.putArray("round");
      round.walks().forEach(walk -> visits.add(stay(walk)));
      items.add(person);
    }
    return list;
  }

  private static ObjectNode person(Round round, Instant now) {
    ObjectNode node = Answers.object().put("technician", round.technician());
    node.set("position", place(round.whereabouts().at(now)));
    Optional<Walk> present =
        round.walks().stream()
            .filter(walk -> !walk.arrived().isAfter(now) && !walk.lastAct().isBefore(now))
            .findFirst();
    Optional<Walk> next =
        round.walks().stream().filter(walk -> walk.arrived().isAfter(now)).findFirst();
    node.put("doing", doing(round, present, next, now));
    present.ifPresent(walk -> node.set("visit", errand(walk)));
    next.ifPresent(
        walk -> node.set("next", errand(walk).put("arrives", walk.arrived().toString())));
    return node.put("planned", round.walks().size())
        .put("done", round.walks().stream().filter(w -> w.lastAct().isBefore(now)).count());
  }

  private static String doing(
      Round round, Optional<Walk> present, Optional<Walk> next, Instant now) {
    if (present.isPresent()) {
      Walk walk = present.get();
      boolean inside = walk.entered().filter(at -> !at.isAfter(now)).isPresent();
      return inside && now.isBefore(walk.ended()) ? "inside" : "at_the_door";
    }
    if (next.isEmpty()) {
      return "done";
    }
    return round.whereabouts().outdoors(now) ? "on_the_way" : "waiting";
  }

  private static ObjectNode errand(Walk walk) {
    return Answers.object()
        .put("id", walk.errand().visit())
        .put("kind", walk.errand().kind().wireName())
        .put("address", walk.errand().door().address());
  }

  private static ObjectNode stay(Walk walk) {
    ObjectNode node =
        errand(walk)
            .put("arrived", walk.arrived().toString())
            .put("ended", walk.lastAct().toString());
    node.set("position", place(walk.errand().door().place()));
    return node;
  }

  private static ObjectNode place(Place place) {
    return Answers.object()
        .put("lat", Math.round(place.lat() * 1e6) / 1e6)
        .put("lon", Math.round(place.lon() * 1e6) / 1e6);
  }
}
