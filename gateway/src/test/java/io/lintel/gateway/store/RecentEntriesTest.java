package io.lintel.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.meter.wire.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentEntriesTest {
  private final RecentEntries recent = new RecentEntries();

  @Test
  void whatWasJustWrittenIsReadWithinTheLimit() {
    recent.add(entries(1, 10));

    assertEquals(seqs(4, 6), seqs(read(3, 3)));
    assertEquals(seqs(9, 10), seqs(read(8, 100)));
  }

  @Test
  void whatIsNotHereIsLeftToTheDatabase() {
    assertEquals(Optional.empty(), recent.read(0, 10));
    recent.add(entries(101, 110));

    assertEquals(
        Optional.empty(), recent.read(99, 10), "entry 100 was written before the process began");
    assertEquals(Optional.empty(), recent.read(110, 10), "nothing comes after the last");
    assertEquals(seqs(101, 110), seqs(read(100, 10)));
  }

  @Test
  void theOldestGoFirstWhenThereAreTooMany() {
    recent.add(entries(1, RecentEntries.MOST_ENTRIES));
    recent.add(entries(RecentEntries.MOST_ENTRIES + 1, RecentEntries.MOST_ENTRIES + 5));

    assertEquals(Optional.empty(), recent.read(4, 10));
    assertEquals(seqs(6, 7), seqs(read(5, 2)));
    assertEquals(
        RecentEntries.MOST_ENTRIES, seqs(read(5, Integer.MAX_VALUE)).size(), "all the rest");
  }

  @Test
  void fewLargeEntriesAreKept() {
    int size = 1 << 20;
    long kept = RecentEntries.MOST_BYTES / size;
    for (long seq = 1; seq <= 3 * kept; seq++) {
      recent.add(List.of(entry(seq, new byte[size])));
    }

    assertEquals(Optional.empty(), recent.read(2 * kept - 1, 10));
    assertEquals(kept, seqs(read(2 * kept, 1_000)).size());
  }

  @Test
  void aHoleInTheNumbersForgetsWhatWasBefore() {
    recent.add(entries(1, 10));
    recent.add(entries(20, 21));

    assertEquals(Optional.empty(), recent.read(5, 10));
    assertEquals(seqs(20, 21), seqs(read(19, 10)));
  }

  private List<Entry> read(long after, int limit) {
    return recent.read(after, limit).orElseThrow();
  }

  private static List<Entry> entries(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(seq -> entry(seq, new byte[10])).toList();
  }

  private static Entry entry(long seq, byte[] body) {
    return new Entry(
        seq,
        seq,
        false,
        new Observation(
            Kind.READING,
            "mqtt",
            "G-1",
            null,
            seq,
            null,
            null,
            Instant.EPOCH,
            Bytes.of(body),
            Bytes.empty()));
  }

  private static List<Long> seqs(List<Entry> entries) {
    return entries.stream().map(Entry::seq).toList();
  }

  private static List<Long> seqs(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }
}
