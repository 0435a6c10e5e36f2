package io.lintel.simulator.scenario;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.dock.Dock;
import io.lintel.simulator.dock.DockSession;
import io.lintel.simulator.dock.StationWords;
import io.lintel.simulator.scenario.Sending.Way;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What leaves a docking station for one recorder that was put on it. */
final class DockMessages {
  private static final String FILES = "/dock/v1/files";
  private static final String SESSIONS = "/dock/v1/sessions";
  private static final String UNFINISHED = ".part";

  private final StationWords words;
  private final Dice dice;

  DockMessages(ZoneId zone, String unit, Dice dice) {
    this.words = new StationWords(zone, unit);
    this.dice = dice;
  }

  /** In the order of time. */
  List<Sending> of(DockSession session) {
    return session.dock().way() == Dock.Way.FOLDER ? pieces(session) : records(session);
  }

  private List<Sending> records(DockSession session) {
    List<Sending> records = new ArrayList<>();
    Dice own = dice.fork(session.dock().id() + " " + session.at());
    for (DockSession.Copy copy : session.copies()) {
      String record = words.record(session, copy, own.uuid().toString());
      records.add(sending(copy.whole(), session, FILES, record));
    }
    records.add(sending(session.done(), session, SESSIONS, words.summary(session)));
    return records;
  }

  /** Each file in two pieces: while it is copied, and when it is whole. */
  private List<Sending> pieces(DockSession session) {
    List<Sending> pieces = new ArrayList<>();
    String folder = session.dock().id();
    for (DockSession.Copy copy : session.copies()) {
      String name = copy.file().name();
      String temporary = session.dock().copying() ? name + UNFINISHED : null;
      Bytes all = copy.file().octets();
      int half = all.length() / 2;
      pieces.add(
          sending(
              copy.begun(), session, folder, piece(name, 0, all.slice(0, half), all, temporary)));
      pieces.add(
          sending(
              copy.whole(),
              session,
              folder,
              piece(name, half, all.slice(half, all.length()), all, temporary)));
    }
    Bytes summary = Bytes.of(words.summary(session).getBytes(StandardCharsets.UTF_8));
    String name = words.nameOfSummary(session);
    pieces.add(sending(session.done(), session, folder, piece(name, 0, summary, summary, null)));
    return pieces;
  }

  private static String piece(
      String name, int at, Bytes octets, Bytes all, @Nullable String temporary) {
    return StationWords.piece(name, at, octets, all.length(), temporary);
  }

  private static Sending sending(Instant at, DockSession session, String to, String body) {
    return new Sending(at, Way.DOCK, session.recorder(), to, body, false);
  }
}
