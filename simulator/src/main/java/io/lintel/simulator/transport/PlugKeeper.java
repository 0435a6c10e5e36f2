package io.lintel.simulator.transport;

import io.lintel.simulator.fault.LineDiary;
import io.lintel.simulator.fault.Troubles;
import io.lintel.simulator.fault.Wire;
import io.lintel.simulator.mishap.LineMishaps;
import io.lintel.simulator.mishap.Mishap;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pulls a line's adapter out while a mishap wants it so, and puts it back afterwards. */
final class PlugKeeper {
  private final VirtualLine line;
  private final String id;
  private final Wire wire;
  private final Troubles troubles;
  private final Appointments appointments;
  private final LineDiary diary;
  private @Nullable Mishap pulledBy;

  private PlugKeeper(
      VirtualLine line,
      String id,
      Wire wire,
      Troubles troubles,
      Appointments appointments,
      LineDiary diary) {
    this.line = line;
    this.id = id;
    this.wire = wire;
    this.troubles = troubles;
    this.appointments = appointments;
    this.diary = diary;
  }

  /** From now on, and whenever the board changes. */
  static void keep(
      VirtualLine line,
      String id,
      Wire wire,
      Troubles troubles,
      Appointments appointments,
      LineDiary diary) {
    PlugKeeper keeper = new PlugKeeper(line, id, wire, troubles, appointments, diary);
    keeper.boardChanged();
    troubles.board().listen(standing -> keeper.boardChanged());
  }

  private void boardChanged() {
    Instant now = troubles.time().instant();
    troubles.board().standing().of(LineMishaps.UNPLUGGED).stream()
        .filter(mishap -> mishap.concerns(id))
        .flatMap(mishap -> Stream.of(mishap.from(), mishap.until()))
        .flatMap(Stream::ofNullable)
        .map((Duration edge) -> troubles.begins().plus(edge))
        .filter(edge -> edge.isAfter(now))
        .forEach(edge -> appointments.at(edge, this::look));
    look();
  }

  private synchronized void look() {
    Mishap now = troubles.lyingOn(id, LineMishaps.UNPLUGGED, wire).orElse(null);
    Mishap before = pulledBy;
    pulledBy = now;
    Instant at = troubles.time().instant();
    if (now != null && before == null) {
      line.unplug();
      diary.unplugged(id, at);
    } else if (now == null && before != null) {
      if (Boolean.parseBoolean(before.settings().get("renamed"))) {
        line.plugInRenamed();
      } else {
        line.plugIn();
      }
      diary.pluggedIn(id, at);
    }
  }
}
