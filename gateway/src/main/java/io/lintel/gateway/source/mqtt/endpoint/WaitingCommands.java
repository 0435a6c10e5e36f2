package io.lintel.gateway.source.mqtt.endpoint;

import java.time.Instant;
import java.util.List;

/** Where commands to meters come from. */
public interface WaitingCommands {
  WaitingCommands NONE = now -> List.of();

  /** Those that nobody has answered, and that have not expired at {@code now}; blocking. */
  List<Order> at(Instant now);
}
