package io.lintel.gateway.bench;

import static io.lintel.gateway.bench.RepeatedWords.DOCKS;
import static io.lintel.gateway.bench.RepeatedWords.INTAKE;
import static io.lintel.gateway.bench.RepeatedWords.NOON;
import static io.lintel.gateway.bench.RepeatedWords.STATION;
import static io.lintel.gateway.bench.RepeatedWords.custody;
import static io.lintel.gateway.bench.RepeatedWords.docked;
import static io.lintel.gateway.bench.RepeatedWords.docking;
import static io.lintel.gateway.bench.RepeatedWords.event;
import static io.lintel.gateway.bench.RepeatedWords.json;
import static io.lintel.gateway.bench.RepeatedWords.position;
import static io.lintel.gateway.bench.RepeatedWords.reading;
import static io.lintel.gateway.bench.RepeatedWords.step;
import static io.lintel.gateway.bench.RepeatedWords.visit;

import io.lintel.gateway.finding.FindingId;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.VisitId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * What one device, phone or program can send again and again, each in a form of its own: nothing of
 * it may cost more than it is long. Technician {@code T-1} has visit {@code V-1} at meter {@code
 * G-1} on the day and recorder {@code R-1}; nobody has {@code R-9}, nobody visits {@code G-9}.
 */
public enum Repetition {
  READINGS_OF_ONE_INSTANT {
    @Override
    Taken one(long i, Arrival at) {
      return reading("G-1", NOON, i, i, "open", at);
    }
  },
  READINGS_RISING {
    @Override
    Taken one(long i, Arrival at) {
      return reading("G-1", NOON.plusMillis(i), i, i, "open", at);
    }
  },
  READINGS_FALLING {
    @Override
    Taken one(long i, Arrival at) {
      return reading("G-1", NOON.minusMillis(i), i, i, "open", at);
    }
  },
  READINGS_OF_ONE_NUMBER {
    @Override
    Taken one(long i, Arrival at) {
      return reading("G-1", NOON, 7, i, "open", at);
    }
  },
  READINGS_UP_AND_DOWN {
    @Override
    Taken one(long i, Arrival at) {
      return reading("G-1", NOON.plusMillis(i), i, i % 2 == 0 ? 5 : 5_000, "open", at);
    }
  },
  READINGS_OF_ALTERNATING_DAYS {
    @Override
    Taken one(long i, Arrival at) {
      return reading("G-1", NOON.minus(Duration.ofDays(i % 2)).plusMillis(i), i, i, "open", at);
    }
  },
  READINGS_OF_MANY_DAYS {
    @Override
    Taken one(long i, Arrival at) {
      return reading("G-1", NOON.minus(Duration.ofDays(i % YEAR)).plusMillis(i), i, i, "open", at);
    }
  },
  READINGS_IN_ONE_ARRAY {
    @Override
    List<Observation> of(long from, long to, Arrival at) {
      StringJoiner array = new StringJoiner(",", "[", "]");
      for (long i = from; i < to; i++) {
        array.add(String.format(Locale.ROOT, "{\"at\":\"%s\",\"volume_m3\":\"%d.5\"}", NOON, i));
      }
      return INTAKE.readings("G-1", json(array.toString()), Format.JSON, at).all();
    }
  },
  VALVE_TURNED_AT_A_VISIT {
    @Override
    Taken one(long i, Arrival at) {
      return reading("G-1", NOON.plusMillis(i), i, 5, i % 2 == 0 ? "open" : "closed", at);
    }
  },
  VALVE_TURNED_WITH_NOBODY_THERE {
    @Override
    Taken one(long i, Arrival at) {
      return reading("G-9", NOON, i, 5, i % 2 == 0 ? "open" : "closed", at);
    }
  },
  LATE_VALVE_TURNED {
    @Override
    Taken one(long i, Arrival at) {
      return reading(
          "G-9", NOON.minusSeconds(7_200).plusMillis(i), i, 5, i % 2 == 0 ? "open" : "closed", at);
    }
  },
  RECORDINGS_BEGUN_AT_ONE_INSTANT {
    @Override
    Taken one(long i, Arrival at) {
      return event("R-9", NOON, "recording_started", i, "", at);
    }
  },
  RECORDINGS_BEGUN_IN_HAND {
    @Override
    Taken one(long i, Arrival at) {
      return event("R-1", NOON, "recording_started", i, "", at);
    }
  },
  RECORDINGS_BEGUN_AND_ENDED {
    @Override
    Taken one(long i, Arrival at) {
      String type = i % 2 == 0 ? "recording_started" : "recording_stopped";
      return event("R-1", NOON.plusMillis(i), type, i, "", at);
    }
  },
  RECORDINGS_BEGUN_AND_ENDED_IN_NOBODYS_HAND {
    @Override
    Taken one(long i, Arrival at) {
      String type = i % 2 == 0 ? "recording_started" : "recording_stopped";
      return event("R-9", NOON.plusMillis(i), type, i, "", at);
    }
  },
  RECORDINGS_AND_FILES_OF_ONE_INSTANT {
    @Override
    Taken one(long i, Arrival at) {
      return event("R-9", NOON, i % 16 == 0 ? "recording_started" : "file_indexed", i, "", at);
    }
  },
  RECORDINGS_AND_POSITIONS {
    @Override
    Taken one(long i, Arrival at) {
      return i % 2 == 0
          ? event("R-9", NOON.plusMillis(i), "recording_started", i, "", at)
          : position("R-9", i, at);
    }
  },
  RECORDINGS_BEGUN_IN_HAND_RISING {
    @Override
    Taken one(long i, Arrival at) {
      return event("R-1", NOON.plusSeconds(i), "recording_started", i, "", at);
    }
  },
  SWITCHED_ON_AND_OFF {
    @Override
    Taken one(long i, Arrival at) {
      String type = i % 2 == 0 ? "power_on" : "power_off";
      return event("R-1", NOON.plusMillis(i), type, i, ",\"epoch\":\"" + i / 2 + "\"", at);
    }
  },
  CLOCK_THAT_JUMPS {
    @Override
    Taken one(long i, Arrival at) {
      Instant when = NOON.plusSeconds(i % 2 * 28_800).plusMillis(i);
      return event("R-1", when, "heartbeat", i, ",\"recording\":false", at);
    }
  },
  EVENTS_FALLING {
    @Override
    Taken one(long i, Arrival at) {
      String type = i % 2 == 0 ? "recording_started" : "recording_stopped";
      return event("R-9", NOON.minusSeconds(i), type, i, "", at);
    }
  },
  FILES_OF_ONE_RECORDING {
    @Override
    Taken one(long i, Arrival at) {
      String type = i == 0 ? "recording_started" : "file_indexed";
      return event("R-9", NOON.plusMillis(i), type, i, "", at);
    }
  },
  EMERGENCY_CALLS {
    @Override
    Taken one(long i, Arrival at) {
      return event("R-9", NOON, "sos", i, "", at);
    }
  },
  HEARTBEATS_OF_ONE_INSTANT {
    @Override
    Taken one(long i, Arrival at) {
      return event("R-1", NOON, "heartbeat", i, ",\"battery_pct\":50", at);
    }
  },
  HEARTBEATS_RISING {
    @Override
    Taken one(long i, Arrival at) {
      return event("R-1", NOON.plusMillis(i), "heartbeat", i, ",\"recording\":false", at);
    }
  },
  HEARTBEATS_FALLING {
    @Override
    Taken one(long i, Arrival at) {
      return event("R-1", NOON.minusMillis(i), "heartbeat", i, ",\"recording\":true", at);
    }
  },
  POSITIONS {
    @Override
    Taken one(long i, Arrival at) {
      return event(
          "R-1", NOON.plusMillis(i), "position", i, ",\"position\":{\"lat\":31,\"lon\":121}", at);
    }
  },
  POSITIONS_TO_AND_FRO {
    @Override
    Taken one(long i, Arrival at) {
      return position("R-1", i, at);
    }
  },
  WORN_BY_ONE_AND_ANOTHER {
    @Override
    Taken one(long i, Arrival at) {
      return event("R-1", NOON, "power_on", i, ",\"technician\":\"T-" + (1 + i % 2) + "\"", at);
    }
  },
  BOUND_TO_ONE_AND_ANOTHER {
    @Override
    Taken one(long i, Arrival at) {
      return event(
          "R-1", NOON.plusMillis(i), "bound", i, ",\"technician\":\"T-" + (1 + i % 2) + "\"", at);
    }
  },
  RECORDERS_MADE_UP_AT_ONE_PLACE {
    @Override
    Taken one(long i, Arrival at) {
      return event(
          "R-X" + i,
          NOON.plusMillis(i),
          "recording_started",
          i,
          ",\"position\":{\"lat\":31,\"lon\":121,\"accuracy_m\":5}",
          at);
    }
  },
  RECORDERS_WORN_BY_ONE_TECHNICIAN {
    @Override
    Taken one(long i, Arrival at) {
      return event("R-X" + i, NOON, "bound", i, ",\"technician\":\"T-1\"", at);
    }
  },
  METERS_MADE_UP {
    @Override
    Taken one(long i, Arrival at) {
      return reading("G-X" + i, NOON, i, 5, i % 2 == 0 ? "open" : "closed", at);
    }
  },
  WORN_BY_EVERYBODY {
    @Override
    Taken one(long i, Arrival at) {
      return event("R-1", NOON, "power_on", i, ",\"technician\":\"T-" + i + "\"", at);
    }
  },
  STEPS_OF_ONE_VISIT {
    @Override
    Taken one(long i, Arrival at) {
      return step("V-1", NOON, i % 2 == 0 ? "arrived" : "left", "s-" + i, at);
    }
  },
  STEPS_RISING {
    @Override
    Taken one(long i, Arrival at) {
      return step("V-1", NOON.plusMillis(i), i % 2 == 0 ? "knocked" : "entered", "s-" + i, at);
    }
  },
  STEPS_OF_ONE_ID {
    @Override
    Taken one(long i, Arrival at) {
      return step("V-1", NOON.plusMillis(i), "arrived", "s-1", at);
    }
  },
  STEPS_OF_NO_VISIT {
    @Override
    Taken one(long i, Arrival at) {
      return step("V-404", NOON, "entered", "s-" + i, at);
    }
  },
  STEPS_OF_MANY_VISITS {
    @Override
    Taken one(long i, Arrival at) {
      return step("V-X" + i, NOON.plusMillis(i), "entered", "s-" + i, at);
    }
  },
  STEPS_HERE_AND_THERE {
    @Override
    Taken one(long i, Arrival at) {
      return INTAKE.steps(
          "V-1",
          json(
              "{\"at\":\"%s\",\"step\":\"%s\",\"technician\":\"T-1\",\"id\":\"s-%d\","
                  + "\"position\":{\"lat\":31.%d,\"lon\":121,\"accuracy_m\":5}}",
              NOON.plusSeconds(i), i % 2 == 0 ? "arrived" : "left", i, 1 + i % 2),
          Format.JSON,
          at);
    }
  },
  HAND_OUTS_OF_ONE_BEGIN {
    @Override
    Taken one(long i, Arrival at) {
      return custody(NOON, 1 + i % 2, at);
    }
  },
  HAND_OUTS_RISING {
    @Override
    Taken one(long i, Arrival at) {
      return custody(NOON.plusMillis(i), 1 + i % 2, at);
    }
  },
  HAND_OUTS_FALLING {
    @Override
    Taken one(long i, Arrival at) {
      return custody(NOON.minusSeconds(i), 1 + i % 2, at);
    }
  },
  HAND_OUTS_WITH_AN_END {
    @Override
    Taken one(long i, Arrival at) {
      return INTAKE.custody(
          json(
              "{\"recorder\":\"R-1\",\"technician\":\"T-%d\",\"from\":\"%s\",\"to\":\"%s\"}",
              1 + i % 2, NOON.plusMillis(i), NOON.plusSeconds(3_600)),
          Format.JSON,
          at);
    }
  },
  HAND_OUTS_OF_MANY_RECORDERS {
    @Override
    Taken one(long i, Arrival at) {
      return INTAKE.custody(
          json("{\"recorder\":\"R-X%d\",\"technician\":\"T-1\",\"from\":\"%s\"}", i, NOON),
          Format.JSON,
          at);
    }
  },
  HAND_OUTS_TO_EVERYBODY {
    @Override
    Taken one(long i, Arrival at) {
      return custody(NOON.plusMillis(i), i, at);
    }
  },
  WORK_ORDERS_OF_ONE_TECHNICIAN {
    @Override
    Taken one(long i, Arrival at) {
      return visit("V-X" + i, "G-X" + i, NOON.plusSeconds(i), i, at);
    }
  },
  WORK_ORDERS_AT_ONE_METER {
    @Override
    Taken one(long i, Arrival at) {
      return visit("V-X" + i, "G-1", NOON.plus(Duration.ofDays(i % FEW_DAYS)), i, at);
    }
  },
  WORK_ORDERS_AT_ONE_METER_ON_ONE_DAY {
    @Override
    Taken one(long i, Arrival at) {
      return visit("V-X" + i, "G-1", NOON, i, at);
    }
  },
  WORK_ORDERS_AT_ONE_METER_FOR_EVERYBODY {
    @Override
    Taken one(long i, Arrival at) {
      return INTAKE.visit(
          "V-X" + i,
          json(
              "{\"id\":\"V-X%d\",\"kind\":\"safety_check\",\"technicians\":[\"T-%d\"],"
                  + "\"meters\":[\"G-1\"],\"appointment\":{\"from\":\"%s\",\"to\":\"%s\"}}",
              i, i, NOON, NOON.plusSeconds(3_600)),
          Format.JSON,
          at);
    }
  },
  WORK_ORDER_MOVED_FROM_DAY_TO_DAY {
    @Override
    Taken one(long i, Arrival at) {
      return visit("V-1", "G-1", NOON.plus(Duration.ofDays(i % 2)), i, at);
    }
  },
  FILES_DOCKED {
    @Override
    Taken one(long i, Arrival at) {
      return docked(i, NOON.plusMillis(i), at);
    }
  },
  FILES_OF_ONE_BEGIN_DOCKED {
    @Override
    Taken one(long i, Arrival at) {
      return docked(i, NOON, at);
    }
  },
  HAND_OUTS_AT_A_DOCK {
    @Override
    Taken one(long i, Arrival at) {
      return DOCKS.checkouts(
          STATION,
          json(
              "{\"device\":\"R-1\",\"dock\":\"D-1\",\"user\":\"T-%d\",\"at\":\"%s\"}",
              1 + i % 2, NOON.plusMillis(i)),
          at);
    }
  },
  DOCKINGS {
    @Override
    Taken one(long i, Arrival at) {
      return docking("R-1", i, "", "[]", at);
    }
  },
  DOCKINGS_THAT_SET_THE_CLOCK_OF_A_RECORDER_HEARD {
    @Override
    Taken one(long i, Arrival at) {
      return i % 10 == 0
          ? event("R-1", NOON.plusMillis(i), "heartbeat", i, ",\"recording\":false", at)
          : docking("R-1", i, ",\"clock_set\":true", "[]", at);
    }
  },
  DOCKINGS_THAT_REPEAT_THEIR_INDEX {
    @Override
    Taken one(long i, Arrival at) {
      return docking("R-9", i, "", INDEX, at);
    }
  },
  FILES_AND_DOCKINGS {
    @Override
    Taken one(long i, Arrival at) {
      return i % 2 == 0 ? docked(i, NOON.plusMillis(i), at) : docking("R-9", i, "", "[]", at);
    }
  },
  FILES_OF_ONE_NAME_WITH_AND_WITHOUT_HASH {
    @Override
    Taken one(long i, Arrival at) {
      String hash = i % 2 == 0 ? "" : String.format(Locale.ROOT, ",\"sha256\":\"%064x\"", i);
      return DOCKS.files(
          STATION,
          json(
              "{\"wjbh\":\"D-1 %d\",\"wjmc\":\"R-9_T-1_1.MP4\",\"pssj\":\"%s\",\"wjsc\":600,"
                  + "\"cpxh\":\"R-9\",\"gzz_xh\":\"D-1\"%s}",
              i, NOON, hash),
          at);
    }
  },
  COMMANDS_AND_THEIR_RESULTS {
    @Override
    Taken one(long i, Arrival at) {
      return i % 2 == 0
          ? COMMANDS.one(i, at)
          : INTAKE.commandResult(
              "G-1",
              "c-" + (i - 1),
              json("{\"outcome\":\"done\",\"at\":\"%s\"}", NOON),
              Format.JSON,
              at);
    }
  },
  DECISIONS_ON_ONE_FINDING {
    @Override
    Taken one(long i, Arrival at) {
      return INTAKE.decision(
          FINDING,
          json("{\"decision\":\"%s\",\"reason\":\"r%d\"}", i % 2 == 0 ? "explained" : "upheld", i),
          Format.JSON,
          "UNDECIDED",
          i,
          "auditor",
          at);
    }
  },
  ANSWERS_TO_ONE_FINDING {
    @Override
    Taken one(long i, Arrival at) {
      return INTAKE.answer(
          FINDING, json("{\"technician\":\"T-1\",\"text\":\"t%d\"}", i), Format.JSON, i, at);
    }
  },
  CONNECTIONS_MADE_AND_LOST {
    @Override
    List<Observation> of(long from, long to, Arrival at) {
      List<Observation> all = new ArrayList<>();
      for (long i = from; i < to; i++) {
        all.add(
            GatewayLife.observation(
                "mqtt", i % 2 == 0 ? "connected" : "disconnected", "", received(i)));
      }
      return all;
    }
  },
  WORK_ORDER_SENT_AGAIN {
    @Override
    Taken one(long i, Arrival at) {
      return visit(i, at);
    }
  },
  COMMANDS {
    @Override
    Taken one(long i, Arrival at) {
      return INTAKE.commands(
          "G-1",
          json("{\"id\":\"c-%d\",\"command\":\"valve_open\",\"at\":\"%s\"}", i, NOON),
          Format.JSON,
          at);
    }
  },
  NOTHING_THAT_CAN_BE_READ {
    @Override
    Taken one(long i, Arrival at) {
      return INTAKE.readings("G-1", json("{\"volume_m3\":%d", i), Format.JSON, at);
    }
  };

  private static final Duration APART = Duration.ofMillis(10);
  private static final long YEAR = 365;
  private static final long FEW_DAYS = 5;
  private static final String INDEX =
      "[\"R-9_T-1_20261122120000_0001.MP4\",\"R-9_T-1_20261122121000_0002.MP4\"]";
  private static final String FINDING =
      FindingId.ofVerdict("REC-1", new VisitId("V-1"), new TechnicianId("T-1")).text();

  /** One of them; not asked of those that come in another way. */
  Taken one(long i, Arrival at) {
    throw new IllegalStateException(this + " does not come one by one");
  }

  /** Those from {@code from} to {@code to}, exclusive, as one batch. */
  List<Observation> of(long from, long to, Arrival first) {
    List<Observation> all = new ArrayList<>();
    for (long i = from; i < to; i++) {
      all.addAll(one(i, new Arrival("mqtt", received(i), "bench")).all());
    }
    return all;
  }

  private static Instant received(long i) {
    return NOON.plusSeconds(1).plus(APART.multipliedBy(i));
  }

  /** The day as it is before: a work order and a hand-out. */
  public static List<Observation> before() {
    Arrival at = new Arrival("http", NOON.minusSeconds(3_600), "bench");
    List<Observation> before = new ArrayList<>(visit(-1, at).all());
    before.addAll(custody(NOON.minusSeconds(3_600), 1, at).all());
    return before;
  }

  /** The repetitions from {@code from} to {@code to}, exclusive. */
  public List<Observation> of(long from, long to) {
    return of(from, to, new Arrival("mqtt", received(from), "bench"));
  }
}
