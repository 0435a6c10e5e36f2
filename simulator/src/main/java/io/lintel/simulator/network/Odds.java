package io.lintel.simulator.network;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.mishap.Mishap;
import io.lintel.simulator.mishap.MishapKind;
import io.lintel.simulator.mishap.MishapList;
import io.lintel.simulator.mishap.NetworkMishaps;
import io.lintel.simulator.mishap.Strike;
import io.lintel.simulator.network.Luck.Lost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Draws the luck of messages: a matter of the seed, the mishap, the sender and its count alone. */
public final class Odds {
  /** The network gives in after so many attempts at one message: nothing is lost for ever. */
  public static final int MOST_ATTEMPTS = 500;

  private static final int MOST_DOUBLES = 9;
  private static final List<MishapKind> STOPPING =
      List.of(NetworkMishaps.CONNECTION_CUT, NetworkMishaps.BROKER_RESTART);

  private final Dice dice;

  public Odds(Dice dice) {
    this.dice = dice;
  }

  /**
   * @param sinceBegin when the attempt is made, since the day's beginning
   * @param attempt 0 for the first
   */
  public Luck luck(MishapList standing, Letter letter, int attempt, Duration sinceBegin) {
    if (standing.all().isEmpty() || attempt >= MOST_ATTEMPTS) {
      return Luck.GOOD;
    }
    Draw draw = new Draw(standing, letter, attempt, sinceBegin);
    Optional<Strike> busy =
        letter.carriage() == Carriage.HTTP ? draw.first(NetworkMishaps.HTTP_503) : Optional.empty();
    Optional<Strike> loss = draw.first(NetworkMishaps.MESSAGE_LOST);
    return new Luck(
        loss.map(Odds::lost).orElse(Lost.NOTHING),
        loss.map(strike -> strike.duration("again_after")).orElse(Duration.ZERO),
        draw.sum(NetworkMishaps.DELAYED, "by").plus(draw.sum(NetworkMishaps.REORDERED, "within")),
        draw.first(NetworkMishaps.DUPLICATED).map(Odds::doubles).orElse(List.of()),
        busy.map(strike -> strike.duration("retry_after")).orElse(null));
  }

  /** What keeps {@code letter} from leaving at all just now; null if nothing does. */
  public static @Nullable Mishap stopping(MishapList standing, Letter letter, Duration sinceBegin) {
    for (Mishap mishap : standing.all()) {
      boolean stops =
          STOPPING.contains(mishap.kind())
              && (!mishap.kind().equals(NetworkMishaps.BROKER_RESTART)
                  || letter.carriage() == Carriage.MQTT);
      if (stops && mishap.covers(sinceBegin) && mishap.concerns(letter.names())) {
        return mishap;
      }
    }
    return null;
  }

  private static Lost lost(Strike strike) {
    return switch (strike.text("what")) {
      case "request" -> Lost.REQUEST;
      case "answer" -> Lost.ANSWER;
      default -> strike.dice().chance(0.5) ? Lost.REQUEST : Lost.ANSWER;
    };
  }

  private static List<Duration> doubles(Strike strike) {
    List<Duration> doubles = new ArrayList<>();
    Duration after = Duration.ZERO;
    for (int i = Math.min(MOST_DOUBLES, strike.count("copies")); i > 0; i--) {
      after = after.plus(strike.duration("after"));
      doubles.add(after);
    }
    return doubles;
  }

  private final class Draw {
    private final MishapList standing;
    private final Letter letter;
    private final int attempt;
    private final Duration sinceBegin;

    Draw(MishapList standing, Letter letter, int attempt, Duration sinceBegin) {
      this.standing = standing;
      this.letter = letter;
      this.attempt = attempt;
      this.sinceBegin = sinceBegin;
    }

    Optional<Strike> first(MishapKind kind) {
      return standing.striking(kind, dice, sinceBegin, letter.occasion(attempt), letter.names());
    }

    /** All that strike at once add up. */
    Duration sum(MishapKind kind, String parameter) {
      Duration sum = Duration.ZERO;
      for (Mishap mishap : standing.of(kind)) {
        if (mishap.covers(sinceBegin) && mishap.concerns(letter.names())) {
          Optional<Strike> strike = mishap.strikes(dice, letter.occasion(attempt));
          sum = sum.plus(strike.map(one -> one.duration(parameter)).orElse(Duration.ZERO));
        }
      }
      return sum;
    }
  }
}
