package io.lintel.simulator.demo;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Kind;
import io.lintel.simulator.transport.Intake;
import java.util.Set;

/**
 * Counts what the journal holds of what devices published: entries that came by MQTT, good or
 * rejected. What lines, requests and the gateway itself add is not waited for here, and a message
 * that came twice is one entry.
 */
final class JournalIntake implements Intake {
  private static final Set<Kind> FROM_DEVICES =
      Set.of(Kind.READING, Kind.RECORDER_EVENT, Kind.REJECTED);
  private static final String MQTT = "mqtt";
  private static final int AT_ONCE = 2_000;

  private final Journal journal;
  private long cursor;
  private long count;

  JournalIntake(Journal journal) {
    this.journal = journal;
    this.cursor = journal.last();
  }

  @Override
  public synchronized long takenIn() {
    while (cursor < journal.last()) {
      for (Entry entry : journal.read(cursor, AT_ONCE)) {
        cursor = entry.seq();
        boolean counts =
            entry.observation().source().equals(MQTT)
                && FROM_DEVICES.contains(entry.observation().kind());
        count += counts ? 1 : 0;
      }
    }
    return count;
  }
}
