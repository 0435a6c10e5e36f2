package io.lintel.gateway.whatif;

import io.lintel.gateway.audit.Judges;
import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.cli.ProgressBar;
import io.lintel.gateway.cli.ScratchDirectory;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.policy.Policy;
import io.lintel.gateway.projection.Basis;
import io.lintel.gateway.projection.Replay;
import io.lintel.gateway.store.KeptHistory;
import io.lintel.gateway.store.ProjectionDatabase;
import io.lintel.gateway.store.StandingVerdicts;
import io.lintel.gateway.wording.PlainReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The history judged under both policies, in files of its own that go when it is closed. */
final class Rejudged implements AutoCloseable {
  /** Entries at once: some 50 MB, and no case is judged more often than that. */
  private static final int BATCH_ENTRIES = 50_000;

  private final ScratchDirectory scratch;
  private final StandingVerdicts before;
  private final StandingVerdicts after;
  private final boolean fromDirectory;

  private Rejudged(
      ScratchDirectory scratch,
      StandingVerdicts before,
      StandingVerdicts after,
      boolean fromDirectory) {
    this.scratch = scratch;
    this.before = before;
    this.after = after;
    this.fromDirectory = fromDirectory;
  }

  /**
   * Reads all of {@code history} and judges it.
   *
   * @throws CommandFailed if the standing policy is needed and not known, or nothing can be written
   */
  static Rejudged of(KeptHistory history, Question question) {
    Policy standing = question.standing();
    // Where the policy is known, both sides are judged by this version of the program: what an
    // update of it changes must not look like the policy's doing.
    Optional<StandingVerdicts> kept =
        standing == null
            ? history.standing(question.standingFingerprint(), Judges.VERSION)
            : Optional.empty();
    if (kept.isEmpty() && standing == null) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE,
          "the directory was judged by "
              + question.standingLabel()
              + ", which is no shipped policy of this version, and its verdicts cannot be taken as"
              + " they are (a gateway is running on it, or they rest on other recorders or"
              + " zones): name the policy's file with --against, or give --config");
    }
    ScratchDirectory scratch = scratch();
    try {
      ProjectionDatabase after = database(scratch, "after.db");
      if (kept.isPresent() || standing == null) {
        replay(history, List.of(new Side(after, question.basis(question.policy()))));
        return new Rejudged(scratch, kept.orElseThrow(), after.standing(), true);
      }
      ProjectionDatabase before = database(scratch, "before.db");
      replay(
          history,
          List.of(
              new Side(before, question.basis(standing)),
              new Side(after, question.basis(question.policy()))));
      return new Rejudged(scratch, before.standing(), after.standing(), false);
    } catch (RuntimeException | Error failed) {
      kept.ifPresent(StandingVerdicts::close);
      delete(scratch);
      throw failed;
    }
  }

  private record Side(ProjectionDatabase database, Basis basis) {}

  private static void replay(KeptHistory history, List<Side> sides) {
    List<Replay> replays = new ArrayList<>();
    try (ProgressBar progress = ProgressBar.onTerminal("audit", history.last())) {
      sides.forEach(side -> replays.add(new Replay(side.database(), side.basis())));
      long done = 0;
      while (done < history.last()) {
        List<Entry> entries = Replay.wholeGroups(history::read, done, BATCH_ENTRIES);
        // Two histories that know nothing of each other: each on a core of its own.
        replays.parallelStream().forEach(replay -> replay.take(entries));
        done = entries.get(entries.size() - 1).seq();
        progress.at(done);
      }
      replays.forEach(Replay::settle);
    } finally {
      replays.forEach(Replay::close);
    }
  }

  StandingVerdicts before() {
    return before;
  }

  StandingVerdicts after() {
    return after;
  }

  /** Whether {@link #before()} are the directory's own, not judged again. */
  boolean isFromDirectory() {
    return fromDirectory;
  }

  private static ProjectionDatabase database(ScratchDirectory scratch, String name) {
    return ProjectionDatabase.open(scratch.path().resolve(name), "audit");
  }

  private static ScratchDirectory scratch() {
    try {
      return ScratchDirectory.create(null, "lintel-audit");
    } catch (IOException e) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT,
          "expected to make a temporary directory in "
              + System.getProperty("java.io.tmpdir")
              + ": "
              + PlainReason.of(e),
          e);
    }
  }

  private static void delete(ScratchDirectory scratch) {
    try {
      scratch.close();
    } catch (IOException e) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT,
          "the temporary directory " + scratch.path() + " cannot be deleted: " + PlainReason.of(e),
          e);
    }
  }

  @Override
  public void close() {
    before.close();
    after.close();
    delete(scratch);
  }
}
