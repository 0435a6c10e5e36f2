package io.lintel.simulator.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Kinds of day in the swarm: each an ordinary day, drawn by its seed, on which one habit of people,
 * phones, recorders or docks is common, so that what it costs can be measured alone. Who breaks a
 * rule is drawn besides, and as often on all of them.
 */
public enum SwarmKind {
  PLAIN {
    @Override
    void on(SwarmDay day) {}
  },
  HEADER_FINISH {
    @Override
    void on(SwarmDay day) {
      day.names("", ", file: \"VID_{device}_{n}.mp4\"", ", file: \"{device}_{start}_{n}.mp4\"");
      day.wrong("header_tells_finish, record: " + day.pick("name", "header"));
      day.folders();
      day.wrong("recorder_says_nothing, share: 0.4");
      day.wrong("dock_does_not_read_time, share: 0.3");
    }
  },
  RELAY_DELAY {
    @Override
    void on(SwarmDay day) {
      day.wrong("relayed_with_delay, forwards: " + day.pick("time", "time", "all"));
    }
  },
  TAPS_AHEAD {
    @Override
    void on(SwarmDay day) {
      day.wrong("knock_tapped_ahead, share: 0.6");
      day.wrong("left_tapped_late, share: 0.6");
    }
  },
  TAPS_BULK {
    @Override
    void on(SwarmDay day) {
      day.wrong("taps_in_bulk, share: 0.8, apart: " + day.pick("12s", "3s..15s"));
    }
  },
  DRIFT {
    @Override
    void on(SwarmDay day) {
      day.drift("20s/day");
      day.wrong("not_set_for_days, share: 0.8, days: 1..5");
      day.wrong("docked_late, share: 0.7, by: 1d..4d");
      day.wrong("recorder_says_nothing, share: 0.4");
    }
  },
  FIXES_WRONG {
    @Override
    void on(SwarmDay day) {
      day.wrong("fixes_biased, share: 0.3");
      day.wrong("fixes_missing, share: 0.25");
      day.wrong("fixes_stale, share: 0.3");
      day.wrong("fixes_coarse, share: 0.2");
    }
  },
  ZERO_FIXES {
    @Override
    void on(SwarmDay day) {
      day.wrong("fixes_at_zero, share: 0.8, of: " + day.pick("both", "both", "recorder", "phone"));
    }
  },
  CREWS {
    @Override
    void on(SwarmDay day) {
      day.kinds("walk_visit: 0.6", "repair: 0.4");
      day.wrong("swapped_recorders, share: 0.4" + day.pick("", ", from: \"11:00\""));
      day.wrong("recorders_in_a_ring, share: 0.2");
      day.wrong("recorder_taken, share: 0.1");
    }
  },
  SPARE {
    @Override
    void on(SwarmDay day) {
      day.wrong("spare_recorder, share: 0.3" + day.pick("", ", from: \"11:00\""));
    }
  },
  SPARSE {
    @Override
    void on(SwarmDay day) {
      day.heartbeat("15m");
      day.wrong("words_lost, share: 0.1, what: start");
      day.wrong("words_not_numbered, share: 0.3");
      day.wrong("heartbeats_never_sent, share: 0.2");
    }
  },
  LOSSY {
    @Override
    void on(SwarmDay day) {
      day.wrong("words_lost, share: 0.1, what: any");
      day.wrong("heartbeats_lost, share: 0.3");
      day.wrong("report_sent_twice, share: 0.05");
      day.wrong("taps_resent_with_first_age, share: 0.2");
    }
  },
  OFFLINE {
    @Override
    void on(SwarmDay day) {
      day.wrong("taps_offline, share: 0.6, back_after: 5m..90m");
      day.wrong("recorder_offline, share: 0.6");
      day.wrong("phone_clock_off, share: 0.5, states_age: " + day.pick("true", "false"));
      day.wrong("taps_resent_with_first_age, share: 0.2");
    }
  },
  DOCKED_ONLY {
    @Override
    void on(SwarmDay day) {
      day.wrong("recorder_says_nothing");
      day.wrong("dock_does_not_read_time, share: 0.2");
    }
  },
  CLOCK_8H {
    @Override
    void on(SwarmDay day) {
      day.wrong("wrong_time_zone, share: 0.8");
      day.wrong("dock_does_not_read_time, share: 0.3");
    }
  },
  CLOCK_1H {
    @Override
    void on(SwarmDay day) {
      day.wrong("wrong_time_zone, share: 0.8, by: -1h");
      day.wrong("recorder_says_nothing, share: 0.5");
      day.wrong("dock_does_not_read_time, share: 0.5");
    }
  },
  CLOCK_2000 {
    @Override
    void on(SwarmDay day) {
      day.wrong("factory_date, share: 0.8");
      day.wrong("dock_does_not_read_time, share: 0.3");
    }
  },
  FALSE_LENGTHS {
    @Override
    void on(SwarmDay day) {
      day.folders();
      for (String says : List.of("all_ones", "nine_hours", "a_year")) {
        day.wrong("file_length_wrong, share: 0.12, says: " + says);
      }
      day.wrong("recorder_says_nothing, share: 0.4");
    }
  },
  TOWERS {
    @Override
    void on(SwarmDay day) {
      day.tower(30);
      day.pace("5s..60s", "150s..1500s");
      day.visitsEach(14);
    }
  },
  OVERLAP {
    @Override
    void on(SwarmDay day) {
      day.tower(6);
      day.interleaved(0.7);
    }
  },
  LONG_RECORDING {
    @Override
    void on(SwarmDay day) {
      day.wrong("one_long_recording, share: 0.7");
    }
  },
  PREBUFFER {
    @Override
    void on(SwarmDay day) {
      day.prebuffer(day.pick("10s", "30s", "60s"));
    }
  },
  MIDNIGHT {
    @Override
    void on(SwarmDay day) {
      day.hours("20:30", "23:50");
    }
  };

  /** Makes an ordinary day one of this kind. */
  abstract void on(SwarmDay day);

  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<SwarmKind> named(String name) {
    return Arrays.stream(values()).filter(kind -> kind.wireName().equals(name)).findFirst();
  }

  public static List<String> names() {
    return Arrays.stream(values()).map(SwarmKind::wireName).toList();
  }
}
