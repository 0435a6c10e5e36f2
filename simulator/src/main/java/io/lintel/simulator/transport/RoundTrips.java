package io.lintel.simulator.transport;

import io.lintel.simulator.network.Letter;
import io.lintel.simulator.network.Restatement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long each sender's last message took beyond what was planned: its next message says so, as
 * every device says what it measured.
 */
final class RoundTrips {
  private final Map<String, Trip> last = new HashMap<>();

  private record Trip(long number, @Nullable Duration longer) {}

  /** {@code body} with the round trip that its sender has really measured by now. */
  String stated(String sender, String body) {
    Trip before = last.get(sender);
    if (before == null || Duration.ZERO.equals(before.longer())) {
      return body;
    }
    return Restatement.roundTrip(body, before.longer());
  }

  void begun(Letter letter) {
    last.put(letter.sender(), new Trip(letter.number(), null));
  }

  /** Its sender was told that it came, so much later than a good network would have. */
  void over(Letter letter, Duration longer) {
    last.computeIfPresent(
        letter.sender(),
        (sender, trip) ->
            trip.number() == letter.number() && trip.longer() == null
                ? new Trip(trip.number(), longer)
                : trip);
  }
}
