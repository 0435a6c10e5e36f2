package io.lintel.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.jt808.Numbers;
import io.lintel.gateway.sink.SetAside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page of the small databases beside the journal, damaged in every way. */
class SmallFilesPagesTest {
  private static final long SEED = 31;
  private static final int OF_EACH = 3;
  private static final int ROWS = 400;
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

  @TempDir Path directory;

  @Test
  void cursorsAreThereOrBegunAnewAndNeverFurtherOn() throws Exception {
    Map<String, Integer> outcomes =
        damaged(
            "cursors.db",
            data -> {
              try (CursorDatabase cursors = CursorDatabase.open(data)) {
                for (int i = 0; i < ROWS; i++) {
                  cursors.save("a sink with a longer name " + i, i + 1);
                }
              }
              return "written";
            },
            data -> {
              try (CursorDatabase cursors = CursorDatabase.open(data)) {
                List<Long> loaded = new ArrayList<>();
                for (int i = 0; i < ROWS; i++) {
                  loaded.add(cursors.load("a sink with a longer name " + i));
                }
                if (loaded.stream().allMatch(seq -> seq == 0)) {
                  assertTrue(Files.exists(directory.resolve("cursors.db.damaged")));
                  return "begun anew";
                }
                assertEquals(LongStream.rangeClosed(1, ROWS).boxed().toList(), loaded);
                return "whole";
              }
            });
    assertTrue(outcomes.containsKey("begun anew"), outcomes::toString);
  }

  @Test
  void whatSinksHaveRefusedIsThereOrTheFileIsRefused() throws Exception {
    List<SetAside.Kept> kept =
        LongStream.rangeClosed(1, ROWS)
            .mapToObj(seq -> new SetAside.Kept(seq, NOON, "record " + seq, "too old"))
            .toList();
    Map<String, Integer> outcomes =
        damaged(
            "set-aside.db",
            data -> {
              try (SetAsideDatabase aside = SetAsideDatabase.open(data)) {
                aside.keep("influx", kept);
              }
              return "written";
            },
            data -> {
              try (SetAsideDatabase aside = SetAsideDatabase.open(data)) {
                assertEquals(kept, aside.list("influx", 0, ROWS + 1));
                return "whole";
              }
            });
    assertTrue(outcomes.containsKey("refused"), outcomes::toString);
  }

  @Test
  void whoseANumberIsIsKnownOrTheFileIsRefused() throws Exception {
    List<Numbers.Owner> owners =
        LongStream.rangeClosed(1, ROWS)
            .mapToObj(
                one ->
                    new Numbers.Owner(
                        String.format("139%08d", one), "digest " + one, NOON.plusSeconds(one)))
            .toList();
    Map<String, Integer> outcomes =
        damaged(
            "terminals.db",
            data -> {
              try (TerminalDatabase terminals = TerminalDatabase.open(data)) {
                terminals.keep(owners);
              }
              return "written";
            },
            data -> {
              try (TerminalDatabase terminals = TerminalDatabase.open(data)) {
                assertEquals(owners, terminals.all());
                return "whole";
              }
            });
    assertTrue(outcomes.containsKey("refused"), outcomes::toString);
  }

  /** How often what came of it. */
  private Map<String, Integer> damaged(
      String name, Function<DataDirectory, String> write, Function<DataDirectory, String> read)
      throws IOException, SQLException {
    String unused = opened(write);
    Path file = directory.resolve(name);
    PageDamage disk = PageDamage.of(file);
    Random luck = new Random(SEED);
    Map<String, Integer> outcomes = new HashMap<>();
    for (PageDamage.Page page : disk.some(OF_EACH, luck)) {
      for (PageDamage.How how : PageDamage.How.values()) {
        disk.damage(page, how, luck);
        outcomes.merge(outcome(page + " " + how, file, read), 1, Integer::sum);
      }
    }
    return outcomes;
  }

  private String outcome(String about, Path file, Function<DataDirectory, String> read) {
    try {
      return opened(read);
    } catch (StoreUnusable refused) {
      String words = String.valueOf(refused.getMessage());
      assertTrue(words.contains(file + " is damaged"), about + ": " + words);
      assertTrue(words.contains("put a backup of this file back"), about + ": " + words);
      assertFalse(words.contains("Exception"), about + ": " + words);
      return "refused";
    } catch (AssertionError wrong) {
      throw new AssertionError(about, wrong);
    }
  }

  private String opened(Function<DataDirectory, String> work) {
    try (DataDirectory data = DataDirectory.open(directory)) {
      return work.apply(data);
    }
  }
}
