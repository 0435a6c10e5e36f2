package io.lintel.simulator.transport;

import io.lintel.simulator.clock.Schedule;
import io.lintel.simulator.mishap.Mishap;
import io.lintel.simulator.mishap.MishapBoard;
import io.lintel.simulator.mishap.MishapKind;
import io.lintel.simulator.mishap.MishapList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells when mishaps that last a while begin and end: by their hours, or because somebody put them
 * on the board or took them off it. Each ends only if it began.
 */
public final class Windows {
  /** What happens then; on the schedule's thread, and may take its time. */
  public interface Actor {
    void begin(Mishap mishap);

    void end(Mishap mishap);
  }

  private final MishapBoard board;
  private final Schedule schedule;
  private final Instant begins;
  private final Map<MishapKind, List<Actor>> actors = new HashMap<>();
  private final Map<String, Span> spans = new HashMap<>();

  public Windows(MishapBoard board, Schedule schedule, Instant begins) {
    this.board = board;
    this.schedule = schedule;
    this.begins = begins;
  }

  /** Several for one kind act in this order. Before {@link #open}. */
  public void when(MishapKind kind, Actor actor) {
    actors.computeIfAbsent(kind, key -> new ArrayList<>()).add(actor);
  }

  /** From now on. */
  public void open() {
    board.listen(this::look);
    look(board.standing());
  }

  private synchronized void look(MishapList standing) {
    Map<String, Mishap> lasting = new HashMap<>();
    for (Mishap mishap : standing.all()) {
      if (actors.containsKey(mishap.kind())) {
        lasting.put(mishap.id(), mishap);
      }
    }
    spans
        .entrySet()
        .removeIf(
            known -> {
              boolean gone = !lasting.containsKey(known.getKey());
              if (gone) {
                schedule.book(schedule.instant(), known.getValue()::end);
              }
              return gone;
            });
    lasting.forEach(
        (id, mishap) -> {
          Span known = spans.computeIfAbsent(id, key -> booked(mishap));
          if (!known.mishap.equals(mishap)) {
            known.mishap = mishap;
            bookEnd(known);
          }
        });
  }

  private Span booked(Mishap mishap) {
    Span span = new Span(mishap, actors.getOrDefault(mishap.kind(), List.of()));
    Duration from = mishap.from();
    schedule.book(from == null ? schedule.instant() : begins.plus(from), span::begin);
    bookEnd(span);
    return span;
  }

  private void bookEnd(Span span) {
    Duration until = span.mishap.until();
    if (until != null) {
      schedule.book(begins.plus(until), span::end);
    }
  }

  private static final class Span {
    private volatile Mishap mishap;
    private final List<Actor> actors;
    private boolean on;
    private boolean over;

    Span(Mishap mishap, List<Actor> actors) {
      this.mishap = mishap;
      this.actors = actors;
    }

    synchronized void begin() {
      if (!on && !over) {
        on = true;
        actors.forEach(actor -> actor.begin(mishap));
      }
    }

    synchronized void end() {
      boolean was = on;
      on = false;
      over = true;
      if (was) {
        actors.forEach(actor -> actor.end(mishap));
      }
    }
  }
}
