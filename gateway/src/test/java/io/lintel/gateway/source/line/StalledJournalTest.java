package io.lintel.gateway.source.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.LineConfig;
import io.lintel.gateway.config.PolledMeterConfig;
import io.lintel.gateway.time.SetClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A line that waits for the journal: its slots say so, and not that the line was too slow. */
class StalledJournalTest {
  /** Slots every 3,601 s are due two seconds later, and none that are due each full minute. */
  private static final Instant START = Instant.parse("2026-11-22T08:29:24Z");

  @Test
  void slotsThatWaitedForTheJournalSayWhatKeptThem() throws Exception {
    SetClock machine = new SetClock(START);
    MemoryJournal journal = new MemoryJournal();
    try (QuirkyMeter meter = new QuirkyMeter().unit(1, QuirkyMeter.GOOD);
        LineSource source =
            new LineSource(
                journal, machine, ZoneId.of("Asia/Shanghai"), new SimpleMeterRegistry())) {
      // The slots of all but one end at once, so that the outbox fills.
      List<PolledMeterConfig> meters = new ArrayList<>();
      meters.add(polled("G-1", "1", Duration.ofMinutes(1)));
      for (int unusable = 0; unusable < Outbox.LIMIT + 10; unusable++) {
        meters.add(polled("X-" + unusable, "300", Duration.ofSeconds(3_601)));
      }
      source.start(List.of(new LineConfig("riser", meter.uri(), meters)), LastSlots.none());
      journal.refuse(true);
      pass(machine, Duration.ofMinutes(10));
      journal.refuse(false);

      // Until the outbox is offered again, which is in real time, the clock stands.
      journal.slots("X-" + (Outbox.LIMIT - 10), 1);
      pass(machine, Duration.ofSeconds(2));
      List<String> slots = journal.slots("G-1", 10);
      assertTrue(slots.get(0).startsWith("2026-11-22T08:30:00Z"), slots::toString);
      List<String> stalled =
          slots.stream().filter(one -> one.contains("journal_stalled:")).toList();
      assertEquals(9, stalled.size(), slots::toString);
      assertEquals(0, slots.stream().filter(one -> one.contains("overrun")).count());
      assertTrue(slots.get(slots.size() - 1).contains("\"outcome\":\"read\""), slots::toString);
    }
  }

  private static PolledMeterConfig polled(String id, String address, Duration every) {
    return new PolledMeterConfig(id, "generic-float", address, every);
  }

  private static void pass(SetClock machine, Duration duration) {
    for (long second = 0; second < duration.toSeconds(); second++) {
      machine.pass(Duration.ofSeconds(1));
    }
  }
}
