package io.lintel.simulator.demo.bench;

import io.lintel.gateway.config.DialectFile;
import io.lintel.gateway.docking.Names;
import io.lintel.gateway.docking.Station;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.DockReports;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.journal.Observation;
import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.Sending;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the gateway's doors make of a day's messages, in the order in which they are sent. */
final class DayObservations {
  private static final int METER_OR_VISIT = 3;
  private static final double SOONEST_SECONDS = 0.05;
  private static final double LATEST_SECONDS = 0.8;

  private final Intake intake = new Intake(meter -> null);
  private final DockReports docks;
  private final Station station;
  private final DockFolders folders;

  private DayObservations(ZoneId zone) {
    docks = new DockReports(Names.THEMSELVES, zone);
    station = new Station(null, DialectFile.shipped("gat-947"), zone);
    folders = new DockFolders(docks, station.dialect(), zone);
  }

  /** Received as they are sent; what docking stations say, and what comes on other days, is not. */
  static List<Observation> of(Day day) {
    return taken(
        day, day.sendings().stream().filter(one -> one.way() != Sending.Way.DOCK).toList());
  }

  /**
   * All that is ever said of the day, received a moment after it was sent.
   *
   * @param dice for the moments
   */
  static List<Observation> withDocks(Day day, Dice dice) {
    List<Sending> sendings = new ArrayList<>();
    for (Sending sending : day.sendings()) {
      sendings.add(sending.at(sending.at().plus(dice.seconds(SOONEST_SECONDS, LATEST_SECONDS))));
    }
    sendings.addAll(day.later());
    sendings.sort(Comparator.comparing(Sending::at));
    return taken(day, sendings);
  }

  private static List<Observation> taken(Day day, List<Sending> sendings) {
    DayObservations doors = new DayObservations(day.scenario().zone());
    List<Observation> observations = new ArrayList<>();
    sendings.forEach(sending -> observations.addAll(doors.said(sending)));
    return observations;
  }

  private List<Observation> said(Sending sending) {
    boolean folder = sending.way() == Sending.Way.DOCK && !sending.to().startsWith("/");
    return folder
        ? folders.piece(sending, sending.body().getBytes(StandardCharsets.UTF_8))
        : taken(sending).all();
  }

  private Taken taken(Sending sending) {
    byte[] body = sending.body().getBytes(StandardCharsets.UTF_8);
    String to = sending.to().startsWith("/") ? sending.to().substring(1) : sending.to();
    String[] path = to.split("/", -1);
    String last = path[path.length - 1];
    return switch (last) {
      case "readings" -> intake.readings(named(path, 1), body, Format.JSON, by("mqtt", sending));
      case "events" ->
          intake.recorderEvents(named(path, 1), body, Format.JSON, by("mqtt", sending));
      case "steps" -> intake.steps(named(path, 1), body, Format.JSON, by("http", sending));
      case "visits" -> intake.visits(body, Format.JSON, by("http", sending));
      case "files" -> docks.files(station, body, by("dock", sending));
      case "sessions" -> docks.sessions(station, body, by("dock", sending));
      case "custody" -> intake.custody(body, Format.JSON, by("http", sending));
      default -> {
        if (path.length > METER_OR_VISIT && path[METER_OR_VISIT - 1].equals("visits")) {
          yield intake.visit(last, body, Format.JSON, by("http", sending));
        }
        throw new IllegalStateException("expected one of the gateway's doors, found " + to);
      }
    };
  }

  /** The part of the path before its last {@code fromEnd} parts. */
  private static String named(String[] path, int fromEnd) {
    return path[path.length - 1 - fromEnd];
  }

  private static Arrival by(String source, Sending sending) {
    return new Arrival(source, sending.at(), sending.to());
  }
}
