package io.lintel.gateway.bench;

import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.journal.Observation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
      return event("R-9", NOON, i % 2 == 0 ? "recording_started" : "file_indexed", i, "", at);
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
  WORN_BY_ONE_AND_ANOTHER {
    @Override
    Taken one(long i, Arrival at) {
      return event("R-1", NOON, "power_on", i, ",\"technician\":\"T-" + (1 + i % 2) + "\"", at);
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

  static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
  private static final Duration APART = Duration.ofMillis(10);
  private static final Intake INTAKE = new Intake(meter -> null);

  abstract Taken one(long i, Arrival at);

  /** The day as it is before: a work order and a hand-out. */
  public static List<Observation> before() {
    Arrival at = new Arrival("http", NOON.minusSeconds(3_600), "bench");
    List<Observation> before = new ArrayList<>(visit(-1, at).all());
    before.addAll(custody(NOON.minusSeconds(3_600), 1, at).all());
    return before;
  }

  /** The repetitions from {@code from} to {@code to}, exclusive. */
  public List<Observation> of(long from, long to) {
    List<Observation> all = new ArrayList<>();
    for (long i = from; i < to; i++) {
      Instant received = NOON.plusSeconds(1).plus(APART.multipliedBy(i));
      all.addAll(one(i, new Arrival("mqtt", received, "bench")).all());
    }
    return all;
  }

  private static Taken reading(
      String meter, Instant when, long seq, long volume, String valve, Arrival at) {
    return INTAKE.readings(
        meter,
        json(
            "{\"at\":\"%s\",\"seq\":%d,\"volume_m3\":\"%d.5\",\"valve\":\"%s\"}",
            when, seq, volume, valve),
        Format.JSON,
        at);
  }

  private static Taken event(
      String recorder, Instant when, String type, long seq, String more, Arrival at) {
    return INTAKE.recorderEvents(
        recorder,
        json("{\"at\":\"%s\",\"type\":\"%s\",\"seq\":%d%s}", when, type, seq, more),
        Format.JSON,
        at);
  }

  private static Taken step(String visit, Instant when, String step, String id, Arrival at) {
    return INTAKE.steps(
        visit,
        json(
            "{\"at\":\"%s\",\"step\":\"%s\",\"technician\":\"T-1\",\"id\":\"%s\"}", when, step, id),
        Format.JSON,
        at);
  }

  private static Taken custody(Instant from, long technician, Arrival at) {
    return INTAKE.custody(
        json("{\"recorder\":\"R-1\",\"technician\":\"T-%d\",\"from\":\"%s\"}", technician, from),
        Format.JSON,
        at);
  }

  private static Taken visit(long i, Arrival at) {
    return INTAKE.visit(
        "V-1",
        json(
            "{\"id\":\"V-1\",\"kind\":\"safety_check\",\"technicians\":[\"T-1\"],\"meters\":[\"G-1\"],"
                + "\"appointment\":{\"from\":\"%s\",\"to\":\"%s\"},\"note\":\"%d\"}",
            NOON, NOON.plusSeconds(3_600), i),
        Format.JSON,
        at);
  }

  private static byte[] json(String form, Object... values) {
    return String.format(Locale.ROOT, form, values).getBytes(StandardCharsets.UTF_8);
  }
}
