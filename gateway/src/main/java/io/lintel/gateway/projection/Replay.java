package io.lintel.gateway.projection;

import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.store.ProjectionDatabase;
import io.lintel.gateway.store.ProjectionWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Projects a history that is handed to it, on the caller's thread, to the verdicts that stand in
 * the end. They are those of a live gateway with the same basis; what was said on the way and
 * superseded is not gone through, for commit groups do not change what stands.
 */
public final class Replay implements AutoCloseable {
  private final ProjectionWriter tables;
  private final EntryFacts facts;
  private final GroupProjection projection;
  private @Nullable Entry last;

  /** Where entries come from: up to {@code limit} with {@code seq > after}, in order. */
  public interface Entries {
    List<Entry> read(long after, int limit);
  }

  /**
   * @param database empty
   */
  public Replay(ProjectionDatabase database, Basis basis) {
    this(database, basis, Turns.PACE);
  }

  /**
   * @param database empty
   * @param pace how often a case is judged that much is said of
   */
  Replay(ProjectionDatabase database, Basis basis, Turns.Pace pace) {
    this.tables = database.writer();
    this.facts = new EntryFacts(basis.zone());
    this.projection = new GroupProjection(tables, basis, new Unjudged(), pace);
  }

  /**
   * The entries of the next commit groups, never part of a group.
   *
   * @param limit about so many entries; a larger group comes whole
   * @return empty at the end
   */
  public static List<Entry> wholeGroups(Entries source, long after, int limit) {
    // A read that was cut at its limit may have cut a group: its part is left for the next read.
    for (int wanted = limit; ; wanted *= 2) {
      List<Entry> entries = source.read(after, wanted);
      if (entries.size() < wanted) {
        return entries;
      }
      long cut = entries.get(entries.size() - 1).group();
      int whole = entries.size();
      while (whole > 0 && entries.get(whole - 1).group() == cut) {
        whole--;
      }
      if (whole > 0) {
        return new ArrayList<>(entries.subList(0, whole));
      }
    }
  }

  /** How many cases were judged. */
  static int project(GroupProjection projection, List<Entry> wholeGroups) {
    int judged = 0;
    int from = 0;
    for (int to = 1; to <= wholeGroups.size(); to++) {
      if (to == wholeGroups.size()
          || wholeGroups.get(to).group() != wholeGroups.get(from).group()) {
        judged += projection.project(wholeGroups.subList(from, to));
        from = to;
      }
    }
    return judged;
  }

  /**
   * Takes the next entries, as one transaction and as if they were one commit group, so that a case
   * is judged once for all of them.
   *
   * @param wholeGroups not empty
   */
  public void take(List<Entry> wholeGroups) {
    Entry end = wholeGroups.get(wholeGroups.size() - 1);
    projection.project(wholeGroups);
    projection.commit(end.seq());
    last = end;
  }

  /**
   * Judges what still waits, as the projector does when nothing comes for a while; the word that
   * says so is in the tables then, and not in the journal.
   */
  public void settle() {
    Entry end = last;
    if (end != null && !facts.isSettled(end)) {
      Instant at = end.observation().received();
      take(
          List.of(
              new Entry(
                  end.seq() + 1,
                  end.group() + 1,
                  false,
                  GatewayLife.observation(
                      "projector", EntryFacts.SETTLED, "after entry " + end.seq(), at))));
    }
  }

  @Override
  public void close() {
    tables.close();
  }
}
