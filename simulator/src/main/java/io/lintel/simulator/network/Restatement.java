package io.lintel.simulator.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What a device states of a message's way, put right for a way that went otherwise than planned:
 * its monotonic clock counts on while it waits, and it measures the round trip it really had.
 */
public final class Restatement {
  /** A device does not count longer round trips than this: the connection was another one. */
  public static final Duration LONGEST_ROUND_TRIP = Duration.ofMinutes(5);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

  private Restatement() {}

  /** {@code body} as it is sent {@code later} than planned by a sender that still has it. */
  public static String sentLater(String body, Duration later) {
    ObjectNode stated = object(body);
    if (stated == null || later.isZero()) {
      return body;
    }
    if (stated.has("age_ms")) {
      stated.put("age_ms", stated.get("age_ms").asLong() + later.toMillis());
    }
    if (stated.has("sent")) {
      OffsetDateTime sent = OffsetDateTime.parse(stated.get("sent").asText());
      stated.put("sent", TIME.format(sent.plus(later)));
    }
    return stated.toString();
  }

  /**
   * @param longer how much longer the message before took than planned; null if it is still under
   *     way
   */
  public static String roundTrip(String body, @Nullable Duration longer) {
    ObjectNode stated = object(body);
    if (stated == null || !stated.has("rtt_ms")) {
      return body;
    }
    if (longer == null || longer.compareTo(LONGEST_ROUND_TRIP) > 0) {
      stated.remove("rtt_ms");
    } else {
      stated.put("rtt_ms", stated.get("rtt_ms").asLong() + longer.toMillis());
    }
    return stated.toString();
  }

  private static @Nullable ObjectNode object(String body) {
    try {
      JsonNode read = JSON.readTree(body);
      return read instanceof ObjectNode object ? object : null;
    } catch (JsonProcessingException notJson) {
      return null;
    }
  }
}
