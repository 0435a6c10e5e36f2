package io.lintel.gateway.store;

import io.lintel.gateway.journal.Candidate;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.EntryDigest;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

/**
 * Whether the journal still is the one that projections and cursors were read from, and still goes
 * as far. One that was lost, cut short or put back from an older backup must not number new entries
 * as old ones: somebody has read those numbers already, and would take the new for the old.
 */
public final class Continuity {
  private static final String JOURNAL = "journal.db";
  private static final String PROJECTIONS = "projections.db";

  /** The event that says that a journal was accepted as it is. */
  public static final String ACCEPTED = "journal_accepted";

  private static final String SAYS_ACCEPTED = "\"event\":\"" + ACCEPTED + "\"";

  private Continuity() {}

  /** Whether numbers are not given before {@code entry}. */
  static boolean endsAHole(Entry entry) {
    Observation said = entry.observation();
    return said.kind() == Kind.GATEWAY
        && new String(said.body().toArray(), StandardCharsets.UTF_8).contains(SAYS_ACCEPTED);
  }

  /**
   * Before the journal is opened, which would make a missing one.
   *
   * @throws StoreUnusable if it is missing and was read from before
   */
  public static void expectJournal(DataDirectory data, CursorDatabase cursors) {
    List<Witness> witnesses = witnesses(data, cursors);
    if (!Files.exists(data.file(JOURNAL)) && !witnesses.isEmpty()) {
      throw refused(
          data, List.of(seen(witnesses.get(0)) + ", and journal.db is missing"), witnesses);
    }
  }

  /**
   * Notes in the cursors which journal they count in.
   *
   * @throws StoreUnusable if the journal contradicts what was read from it; nothing is changed then
   */
  public static void hold(DataDirectory data, JournalDatabase journal, CursorDatabase cursors) {
    List<Witness> witnesses = witnesses(data, cursors);
    List<String> contradictions = contradictions(journal, witnesses);
    if (!contradictions.isEmpty()) {
      throw refused(data, contradictions, witnesses);
    }
    cursors.countIn(journal.id());
  }

  /**
   * What acceptance did.
   *
   * @param contradictions what stood against the journal; empty if nothing did, and nothing is done
   * @param next the number of the next entry
   */
  public record Accepted(List<String> contradictions, long next) {}

  /**
   * Takes the journal as it is: projections are forgotten, to be built again from it; the cursors
   * of sinks that read another journal go back to its beginning; and new entries are numbered after
   * all numbers that anybody has seen.
   *
   * @param note the gateway's own word about it, given what to say
   */
  public static Accepted accept(
      DataDirectory data,
      JournalDatabase journal,
      CursorDatabase cursors,
      Function<String, Observation> note) {
    List<Witness> witnesses = witnesses(data, cursors);
    journal.counted().ifPresent(witnesses::add);
    List<String> contradictions = contradictions(journal, witnesses);
    if (contradictions.isEmpty()) {
      return new Accepted(contradictions, journal.last() + 1);
    }
    long highest = Math.max(journal.last(), highest(witnesses));
    boolean another =
        witnesses.stream()
            .anyMatch(one -> one.journal() != null && !one.journal().equals(journal.id()));
    String said = String.join("; ", contradictions);
    journal.continueAfter(highest, Candidate.of(note.apply(said)));
    if (another) {
      cursors.startAgain();
    }
    cursors.countIn(journal.id());
    ProjectionDatabase.delete(data.file(PROJECTIONS));
    return new Accepted(contradictions, journal.last() + 1);
  }

  private static List<Witness> witnesses(DataDirectory data, CursorDatabase cursors) {
    List<Witness> witnesses = new ArrayList<>(cursors.witnesses());
    Path projections = data.file(PROJECTIONS);
    if (Files.exists(projections)) {
      ProjectionDatabase.witness(projections).ifPresent(witnesses::add);
    }
    witnesses.removeIf(one -> one.seq() == 0);
    return witnesses;
  }

  private static List<String> contradictions(JournalDatabase journal, List<Witness> witnesses) {
    return contradictions(
        journal.id(),
        journal.last(),
        seq -> journal.read(seq - 1, 1).stream().filter(entry -> entry.seq() == seq).findFirst(),
        journal::isUnreadable,
        witnesses);
  }

  static List<String> contradictions(
      String id,
      long last,
      LongFunction<Optional<Entry>> journal,
      LongPredicate unreadable,
      List<Witness> witnesses) {
    List<String> contradictions = new ArrayList<>();
    for (Witness witness : witnesses) {
      String other = witness.journal();
      if (other != null && !other.equals(id)) {
        contradictions.add(seen(witness) + " of another journal than this one");
      } else if (witness.seq() > last) {
        contradictions.add(seen(witness) + ", and the journal ends with entry " + last);
      } else if (!witness.tip().isEmpty()
          && !journal
              .apply(witness.seq())
              .map(EntryDigest::of)
              .filter(witness.tip()::equals)
              .isPresent()
          && !unreadable.test(witness.seq())) {
        contradictions.add(seen(witness) + ", and the journal has something else there");
      }
    }
    return contradictions;
  }

  private static String seen(Witness witness) {
    return witness.who() + " has seen entry " + witness.seq();
  }

  private static long highest(List<Witness> witnesses) {
    return witnesses.stream().mapToLong(Witness::seq).max().orElse(0);
  }

  private static StoreUnusable refused(
      DataDirectory data, List<String> contradictions, List<Witness> witnesses) {
    return new StoreUnusable(
        "the journal in "
            + data.path().toAbsolutePath()
            + " does not go on where it was: "
            + String.join("; ", contradictions)
            + ". Was it restored from an older backup, or was journal.db or journal.db-wal lost?"
            + " Nothing was changed. Either put back the journal.db that belongs here, with its"
            + " -wal, or accept what there is with 'lintel accept-journal --data "
            + data.path().toAbsolutePath()
            + "': all that is derived is then built again, and new entries are numbered from "
            + (highest(witnesses) + 2)
            + " on at the earliest",
        null);
  }
}
