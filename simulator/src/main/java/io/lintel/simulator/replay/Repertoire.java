package io.lintel.simulator.replay;

import io.lintel.meter.wire.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which recorded answer belongs to a question: that of the same question nearest in time.
 *
 * <p>Where the captured master asked again because an answer failed, the repetitions are one
 * <em>episode</em>: whoever asks is given its first answer, and asking again soon, its next. So a
 * frame that was broken and then read at the second attempt is both again, at whatever moment the
 * question comes. Safe from any thread.
 */
public final class Repertoire {
  /** Within this a question is an attempt more, and not a new one. */
  static final Duration SOON = Duration.ofSeconds(10);

  private final Frames frames;
  private final Map<Bytes, Subject> byOctets = new LinkedHashMap<>();
  private final Map<Ask, Subject> withGaps = new LinkedHashMap<>();

  /** One question, and the episodes in which it was put. */
  private static final class Subject {
    private final Ask ask;
    private final NavigableMap<Duration, List<CapturedExchange>> episodes = new TreeMap<>();
    private @Nullable List<CapturedExchange> played;
    private int attempt;
    private Duration playedAt = Duration.ZERO;

    Subject(Ask ask) {
      this.ask = ask;
    }
  }

  public Repertoire(ReplayLine line) {
    this.frames = line.frames();
    for (CapturedExchange exchange : line.exchanges()) {
      add(subject(exchange.ask()), exchange);
    }
  }

  private Subject subject(Ask ask) {
    if (ask.isWhole()) {
      return byOctets.computeIfAbsent(key(ask.octets()), octets -> new Subject(ask));
    }
    return withGaps.computeIfAbsent(ask.from(frames.sameFrom()), question -> new Subject(ask));
  }

  private void add(Subject subject, CapturedExchange exchange) {
    Map.Entry<Duration, List<CapturedExchange>> last = subject.episodes.lastEntry();
    if (last != null) {
      CapturedExchange before = last.getValue().get(last.getValue().size() - 1);
      boolean again =
          Soundness.of(before, frames).invitesAnother()
              && exchange.at().minus(before.at()).compareTo(SOON) <= 0;
      if (again) {
        last.getValue().add(exchange);
        return;
      }
    }
    subject.episodes.computeIfAbsent(exchange.at(), at -> new ArrayList<>()).add(exchange);
  }

  /** Transactions are the master's own, and never the same. */
  private Bytes key(Bytes request) {
    return request.slice(Math.min(frames.sameFrom(), request.length()), request.length());
  }

  /**
   * The answer to play, with the question's own transaction in it; empty if nobody in the capture
   * was ever asked this.
   *
   * @param at since the scenario's begin
   */
  public synchronized Optional<Answer> answer(Bytes request, Duration at) {
    return find(request)
        .map(
            subject -> {
              CapturedExchange exchange = next(subject, at);
              return frames == Frames.TCP ? Transactions.moved(exchange, request) : exchange.said();
            });
  }

  private Optional<Subject> find(Bytes request) {
    Subject subject = byOctets.get(key(request));
    if (subject != null) {
      return Optional.of(subject);
    }
    return withGaps.values().stream()
        .filter(gapped -> gapped.ask.matches(request, frames.sameFrom()))
        .findFirst();
  }

  private static CapturedExchange next(Subject subject, Duration at) {
    List<CapturedExchange> episode = nearest(subject.episodes, at);
    boolean again =
        episode == subject.played && at.minus(subject.playedAt).abs().compareTo(SOON) <= 0;
    subject.attempt = again ? Math.min(subject.attempt + 1, episode.size() - 1) : 0;
    subject.played = episode;
    subject.playedAt = at;
    return episode.get(subject.attempt);
  }

  static List<CapturedExchange> nearest(
      NavigableMap<Duration, List<CapturedExchange>> episodes, Duration at) {
    Map.Entry<Duration, List<CapturedExchange>> before = episodes.floorEntry(at);
    Map.Entry<Duration, List<CapturedExchange>> after = episodes.ceilingEntry(at);
    if (before == null) {
      return episodes.firstEntry().getValue();
    }
    if (after == null) {
      return before.getValue();
    }
    boolean earlier = at.minus(before.getKey()).compareTo(after.getKey().minus(at)) <= 0;
    return (earlier ? before : after).getValue();
  }

  /** All episodes of all questions, for the truth. */
  List<NavigableMap<Duration, List<CapturedExchange>>> subjects() {
    List<NavigableMap<Duration, List<CapturedExchange>>> all = new ArrayList<>();
    byOctets.values().forEach(subject -> all.add(subject.episodes));
    withGaps.values().forEach(subject -> all.add(subject.episodes));
    return all;
  }
}
