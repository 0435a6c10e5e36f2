package io.lintel.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.journal.Entry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal's promise, with a real process and a real SIGKILL. */
class JournalKillTest {
  private static final int ROUNDS = 3;
  private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 5_000;

  @TempDir private Path directory;

  @Test
  void whatWasAcknowledgedBeforeAKillIsThereExactlyOnceAndNothingIsThereTwice() throws Exception {
    Set<Long> acknowledged = new HashSet<>();
    long resendFrom = 0;
    for (int round = 0; round < ROUNDS; round++) {
      // As a device would: everything after the last acknowledgement is sent again.
      List<Long> heard = appendUntilKilled(resendFrom);
      acknowledged.addAll(heard);
      resendFrom = heard.get(heard.size() - 1) - ACKNOWLEDGED_BEFORE_THE_KILL / 2;
    }

    Map<Long, Integer> kept = new HashMap<>();
    for (Entry entry : journal()) {
      kept.merge(entry.observation().sequence(), 1, Integer::sum);
    }
    acknowledged.forEach(
        number -> assertEquals(1, kept.get(number), () -> "observation " + number));
    assertTrue(kept.values().stream().allMatch(count -> count == 1), "something is there twice");
  }

  @Test
  void numbersHaveNoHolesAndGroupsNeverFallAfterAKill() throws Exception {
    appendUntilKilled(0);
    appendUntilKilled(1_000);

    long seq = 0;
    long group = 0;
    for (Entry entry : journal()) {
      assertEquals(++seq, entry.seq());
      assertTrue(entry.group() >= group);
      group = entry.group();
    }
  }

  /** The numbers that were acknowledged; the process is killed in the middle of its stream. */
  private List<Long> appendUntilKilled(long from) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                JournalProcess.class.getName(),
                directory.toString(),
                "G-1",
                Long.toString(from))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<Long> acknowledged = new ArrayList<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.chars().allMatch(Character::isDigit) && !line.isEmpty()) {
          acknowledged.add(Long.parseLong(line));
        }
        if (acknowledged.size() == ACKNOWLEDGED_BEFORE_THE_KILL) {
          process.toHandle().destroyForcibly();
        }
      }
    }
    process.waitFor();
    assertTrue(acknowledged.size() >= ACKNOWLEDGED_BEFORE_THE_KILL, "the process ended by itself");
    // The kill may have cut the last line short; a number that was printed whole had a newline.
    acknowledged.remove(acknowledged.size() - 1);
    return acknowledged;
  }

  private List<Entry> journal() {
    try (DataDirectory held = DataDirectory.open(directory);
        JournalDatabase store = JournalDatabase.open(held)) {
      return store.read(0, Integer.MAX_VALUE);
    }
  }
}
