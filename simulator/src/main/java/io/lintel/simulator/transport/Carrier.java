package io.lintel.simulator.transport;

import io.lintel.simulator.clock.Schedule;
import io.lintel.simulator.mishap.MishapBoard;
import io.lintel.simulator.network.Carriage;
import io.lintel.simulator.network.Letter;
import io.lintel.simulator.network.Luck;
import io.lintel.simulator.network.Luck.Lost;
import io.lintel.simulator.network.Odds;
import io.lintel.simulator.network.Restatement;
import io.lintel.simulator.scenario.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The networks between devices and wires: it lets each message through at once, or does to it what
 * stands on the board. Senders are patient: nothing is lost for good. What waits here has not left,
 * so nobody's clock stands still for it.
 */
public final class Carrier {
  /** What would wait beyond this goes through at once. */
  static final int MOST_HELD = 100_000;

  private static final Logger log = LoggerFactory.getLogger(Carrier.class);

  /** Readings beyond this are not remembered. */
  static final int MOST_READINGS = 1_000_000;

  private static final String READINGS = "/readings";

  /** A phone does not wait longer for an answer; after that it sends anew. */
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(20);

  private static final Duration AFTER_SILENCE = Duration.ofSeconds(10);
  private static final int REMEMBERED_BODIES = 1_000;
  private static final Pattern VISIT = Pattern.compile(".*/visits/([^/]+)/.*");

  private final MishapBoard board;
  private final Odds odds;
  private final Schedule schedule;
  private final Instant begins;
  private final Wires wires;
  private final Map<String, Long> numbers = new HashMap<>();
  private final RoundTrips trips = new RoundTrips();
  private final Deque<Runnable> stopped = new ArrayDeque<>();
  private final Map<String, Message> altered =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Message> eldest) {
          return size() > REMEMBERED_BODIES;
        }
      };
  private final List<Sending> readings = new ArrayList<>();
  private int held;

  /**
   * @param begins the day's beginning
   */
  public Carrier(MishapBoard board, Odds odds, Schedule schedule, Instant begins, Wires wires) {
    this.board = board;
    this.odds = odds;
    this.schedule = schedule;
    this.begins = begins;
    this.wires = wires;
  }

  /** Messages, or copies of them, that are under way or wait to leave. */
  public synchronized int held() {
    return held;
  }

  /**
   * The readings that were let through, each at its true moment, repeats and all; the score asks
   * how long they took from there.
   */
  public synchronized List<Sending> readings() {
    return List.copyOf(readings);
  }

  /** Messages that left so far, repeats and all. */
  public long sent() {
    return wires.sent();
  }

  /** The sender has {@code sending} ready now. */
  public synchronized void accept(Sending sending) {
    if (sending.way() == Sending.Way.DOCK) {
      wires.carryFromDock(sending);
      return;
    }
    if (sending.repeat()) {
      Message first = altered.get(sending.body());
      leave(first == null ? new Message(sending, sending.body(), number(sending), true) : first);
      return;
    }
    long number = numbers.merge(sending.sender(), 1L, Long::sum);
    Message message =
        new Message(sending, trips.stated(sending.sender(), sending.body()), number, false);
    trips.begun(message.letter);
    attempt(message);
    if (message.arrivals == 0 || !message.body.equals(sending.body())) {
      altered.put(sending.body(), message);
    }
  }

  /** What kept messages from leaving may be over: they leave in the order in which they came. */
  public synchronized void release() {
    Deque<Runnable> waiting = new ArrayDeque<>(stopped);
    stopped.clear();
    waiting.forEach(Runnable::run);
  }

  private long number(Sending sending) {
    return numbers.getOrDefault(sending.sender(), 0L);
  }

  private Duration sinceBegin() {
    return Duration.between(begins, schedule.instant());
  }

  private void attempt(Message message) {
    if (stops(message, () -> attempt(message))) {
      return;
    }
    int attempt = message.attempts++;
    Luck luck = luck(message, attempt);
    Duration busy = luck.busy();
    if (busy != null) {
      wires.carry(message.now(false), LostDatagrams.NONE, busy, message::settled);
    } else if (message.letter.carriage() == Carriage.COAP) {
      LostDatagrams losses = Wires.lostDatagrams(i -> luck(message, attempt + i).lost());
      later(luck.latency(), () -> arrive(message, message.now(false), losses, true));
      doubles(message, luck);
    } else {
      travel(message, luck);
    }
  }

  private void travel(Message message, Luck luck) {
    if (luck.lost() == Lost.REQUEST) {
      later(luck.again(), () -> attempt(message));
      return;
    }
    boolean heard = luck.lost() == Lost.NOTHING;
    Duration inFlight = luck.latency();
    if (message.letter.carriage() == Carriage.HTTP && inFlight.compareTo(LONGEST_REQUEST) > 0) {
      Duration waits = inFlight.minus(LONGEST_REQUEST);
      later(waits, () -> fly(message, LONGEST_REQUEST, heard));
    } else {
      fly(message, inFlight, heard);
    }
    if (!heard) {
      later(longer(luck.again(), luck.latency()), () -> attempt(message));
    }
    doubles(message, luck);
  }

  private void fly(Message message, Duration inFlight, boolean heard) {
    Sending leaving = message.now(message.uncertain);
    later(inFlight, () -> arrive(message, leaving, LostDatagrams.NONE, heard));
  }

  private void doubles(Message message, Luck luck) {
    luck.doubles().forEach(after -> later(luck.latency().plus(after), () -> leave(message)));
  }

  /** A repeat of something sent before: nothing more befalls it than a network that is away. */
  private void leave(Message message) {
    if (!stops(message, () -> leave(message))) {
      arrive(message, message.now(true), LostDatagrams.NONE, true);
    }
  }

  /**
   * @param heard whether the sender hears of it
   */
  private void arrive(Message message, Sending leaving, LostDatagrams losses, boolean heard) {
    if (stops(message, () -> arrive(message, leaving, losses, heard))) {
      return;
    }
    boolean repeat = message.repeat || message.arrivals > 0;
    message.arrivals++;
    message.sent = leaving.body();
    if (heard) {
      trips.over(message.letter, Duration.between(message.ready, schedule.instant()));
    } else {
      message.uncertain = true;
    }
    if (leaving.to().endsWith(READINGS) && readings.size() < MOST_READINGS) {
      readings.add(leaving.at(schedule.instant()));
    }
    wires.carry(leaving.asRepeat(repeat), losses, null, message::settled);
  }

  private boolean stops(Message message, Runnable then) {
    if (held >= MOST_HELD
        || Odds.stopping(board.standing(), message.letter, sinceBegin()) == null) {
      return false;
    }
    held++;
    stopped.add(
        () -> {
          held--;
          then.run();
        });
    return true;
  }

  private Luck luck(Message message, int attempt) {
    return held >= MOST_HELD
        ? Luck.GOOD
        : odds.luck(board.standing(), message.letter, attempt, sinceBegin());
  }

  private void later(Duration after, Runnable task) {
    if (after.isZero() || after.isNegative()) {
      task.run();
      return;
    }
    held++;
    schedule.book(
        schedule.instant().plus(after),
        () -> {
          synchronized (this) {
            held--;
            task.run();
          }
        });
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** One message on its way, with what its sender knows of it. */
  private final class Message {
    private final Sending planned;
    private final String body;
    private final Letter letter;
    private final boolean repeat;
    private final Instant ready = schedule.instant();
    private int attempts;
    private int arrivals;
    private boolean uncertain;
    private String sent;

    Message(Sending planned, String body, long number, boolean repeat) {
      this.planned = planned;
      this.body = body;
      this.sent = body;
      this.repeat = repeat;
      this.letter = letter(planned, number);
    }

    /**
     * As it leaves now. A phone counts the age of a step anew as long as it knows that the step was
     * not taken; whoever may have been heard repeats what was said, to the letter.
     */
    Sending now(boolean same) {
      if (same || letter.carriage() != Carriage.HTTP) {
        return planned.withBody(sent);
      }
      Duration waited = Duration.between(ready, schedule.instant());
      return planned.withBody(Restatement.sentLater(body, waited));
    }

    void settled(Answer answer) {
      switch (answer.kind()) {
        case TAKEN, REFUSED -> {}
        case BUSY -> again(answer.comeAgainAfter());
        case SILENT -> {
          synchronized (Carrier.this) {
            uncertain = true;
          }
          again(AFTER_SILENCE);
        }
      }
    }

    private void again(Duration after) {
      synchronized (Carrier.this) {
        if (attempts > Odds.MOST_ATTEMPTS) {
          log.warn("sender={} to={} outcome=given_up", letter.sender(), planned.to());
        } else {
          later(after, () -> attempt(this));
        }
      }
    }
  }

  private static Letter letter(Sending sending, long number) {
    Carriage carriage =
        switch (sending.way()) {
          case PUBLISH -> Carriage.MQTT;
          case COAP -> Carriage.COAP;
          default -> Carriage.HTTP;
        };
    String regarding = VISIT.matcher(sending.to()).replaceFirst("$1");
    return new Letter(carriage, sending.sender(), regarding, number);
  }
}
