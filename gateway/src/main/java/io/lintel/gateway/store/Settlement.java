package io.lintel.gateway.store;

import io.lintel.gateway.journal.Candidate;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Identity;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.lintel.gateway.journal.Receipt.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settles for one commit group what is new, what repeats and what contradicts. Pure. */
final class Settlement {
  private final long lastBefore;
  private final long group;
  private final List<Entry> fresh = new ArrayList<>();
  private final Map<Identity, List<Entry>> byIdentity = new HashMap<>();

  Settlement(long lastBefore, long group) {
    this.lastBefore = lastBefore;
    this.group = group;
  }

  /** An entry of the journal whose key is that of an observation in the group. */
  void known(Identity identity, Entry entry) {
    List<Entry> entries = byIdentity.computeIfAbsent(identity, key -> new ArrayList<>(1));
    // A key that is asked for twice in a group is found twice.
    if (entries.stream().noneMatch(known -> known.seq() == entry.seq())) {
      entries.add(entry);
    }
  }

  /**
   * Those that contradict what is known of their key: an earlier contradiction may have said the
   * same, and has to be {@link #known} by {@link Identity#whole} before it is settled.
   */
  List<Identity> contradictions(List<Candidate> candidates) {
    List<Identity> contradictions = new ArrayList<>();
    for (Candidate candidate : candidates) {
      List<Entry> sameKey = candidate.identity().map(byIdentity::get).orElse(null);
      if (sameKey != null
          && sameKey.stream()
              .noneMatch(
                  entry -> Identity.repeated(entry.observation(), candidate.observation()))) {
        contradictions.add(Identity.whole(candidate.observation()));
      }
    }
    return contradictions;
  }

  /** Under which key an entry that is new is to be found again. */
  static Optional<Identity> key(Candidate candidate, Outcome outcome) {
    return outcome == Outcome.CONFLICT
        ? Optional.of(Identity.whole(candidate.observation()))
        : candidate.identity();
  }

  /** In the order in which they came. */
  Receipt settle(Candidate candidate) {
    Observation observation = candidate.observation();
    if (candidate.identity().isEmpty()) {
      return add(observation, Outcome.NEW).receipt();
    }
    List<Entry> sameKey =
        byIdentity.computeIfAbsent(candidate.identity().get(), key -> new ArrayList<>(1));
    Outcome outcome = Outcome.NEW;
    for (Entry entry : sameKey) {
      if (Identity.repeated(entry.observation(), observation)) {
        return new Receipt(entry.seq(), Outcome.DUPLICATE);
      }
      if (Identity.contradicted(entry.observation(), observation)) {
        outcome = Outcome.CONFLICT;
      }
    }
    if (outcome == Outcome.CONFLICT) {
      sameKey = byIdentity.computeIfAbsent(Identity.whole(observation), key -> new ArrayList<>(1));
      for (Entry entry : sameKey) {
        if (Identity.repeated(entry.observation(), observation)) {
          return new Receipt(entry.seq(), Outcome.DUPLICATE);
        }
      }
    }
    Added added = add(observation, outcome);
    sameKey.add(added.entry());
    return added.receipt();
  }

  /** What has to be written, numbered on from the last entry. */
  List<Entry> fresh() {
    return fresh;
  }

  private record Added(Entry entry, Receipt receipt) {}

  private Added add(Observation observation, Outcome outcome) {
    long seq = lastBefore + fresh.size() + 1;
    Entry entry = new Entry(seq, group, outcome == Outcome.CONFLICT, observation);
    fresh.add(entry);
    return new Added(entry, new Receipt(seq, outcome));
  }
}
