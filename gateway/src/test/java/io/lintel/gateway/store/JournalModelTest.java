package io.lintel.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.journal.Candidate;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.lintel.gateway.journal.Receipt.Outcome;
import io.lintel.meter.wire.Bytes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The store against the plainest thing that does the same: a list that is searched. */
class JournalModelTest {
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

  @TempDir private Path directory;

  static LongStream seeds() {
    return LongStream.range(0, 25);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theStoreAndTheListAgreeOnEveryReceiptAndEntry(long seed) {
    Random random = new Random(seed);
    Model model = new Model();
    Path file = directory.resolve("journal.db");
    JournalDatabase store = JournalDatabase.open(file);
    for (int commit = 0; commit < 30; commit++) {
      List<Observation> group =
          IntStream.rangeClosed(0, random.nextInt(60)).mapToObj(i -> any(random)).toList();
      assertEquals(model.commit(group), store.commit(group.stream().map(Candidate::of).toList()));
      if (random.nextInt(5) == 0) {
        store.close();
        store = JournalDatabase.open(file);
      }
    }
    assertEquals(model.entries, store.read(0, Integer.MAX_VALUE));
    store.close();
  }

  /** Few values each, so that all kinds of repetition come about. */
  private static Observation any(Random random) {
    return new Observation(
        pick(random, Kind.READING, Kind.STEP, Kind.VISIT, Kind.RECORDER_EVENT),
        pick(random, "mqtt", "coap"),
        pick(random, "A", "B", "C"),
        pick(random, null, "2026-11-22T12:00:00+08:00", "2026-11-22T12:00:01+08:00"),
        pick(random, null, 1L, 2L),
        pick(random, null, "e"),
        pick(random, null, null, null, "id"),
        NOON.plusNanos(random.nextInt(1_000) * 1_000L),
        Bytes.hex(pick(random, "7B7D", "7B")),
        Bytes.empty());
  }

  @SafeVarargs
  private static <T> T pick(Random random, @Nullable T... values) {
    return values[random.nextInt(values.length)];
  }

  private static final class Model {
    private final List<Entry> entries = new ArrayList<>();
    private long group = 1;

    List<Receipt> commit(List<Observation> observations) {
      int before = entries.size();
      List<Receipt> receipts = observations.stream().map(this::take).toList();
      group += entries.size() > before ? 1 : 0;
      return receipts;
    }

    private Receipt take(Observation seen) {
      Outcome outcome = Outcome.NEW;
      for (Entry earlier : entries) {
        if (identity(seen) != null
            && Objects.equals(identity(earlier.observation()), identity(seen))) {
          if (content(earlier.observation()).equals(content(seen))) {
            return new Receipt(earlier.seq(), Outcome.DUPLICATE);
          }
          outcome = Outcome.CONFLICT;
        }
      }
      entries.add(new Entry(entries.size() + 1, group, outcome == Outcome.CONFLICT, seen));
      return new Receipt(entries.size(), outcome);
    }

    private static @Nullable List<@Nullable Object> identity(Observation seen) {
      boolean statement = seen.kind() == Kind.VISIT || seen.kind() == Kind.CUSTODY;
      if (statement
          || (seen.identity() == null && seen.stated() == null && seen.sequence() == null)) {
        return null;
      }
      return seen.identity() == null
          ? Arrays.asList(
              seen.kind(), seen.device(), null, seen.stated(), seen.sequence(), seen.epoch())
          : Arrays.asList(seen.kind(), seen.device(), seen.identity());
    }

    private static List<@Nullable Object> content(Observation seen) {
      return Arrays.asList(seen.stated(), seen.sequence(), seen.epoch(), seen.body());
    }
  }
}
