package io.lintel.gateway.source.mqtt.endpoint;

import io.lintel.gateway.config.EndpointConfig;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is connected, and from where. Confined to the endpoint's event loop. */
final class Roster {
  /** Beyond a limit this many more are let speak, so that they can be told why they must go. */
  private static final int TO_BE_TOLD = 64;

  private final EndpointConfig.Limits limits;
  private final Set<Dialogue> all = new LinkedHashSet<>();
  private final Map<String, Integer> addresses = new HashMap<>();
  private final Map<String, Dialogue> clients = new HashMap<>();
  private long nameless;

  Roster(EndpointConfig.Limits limits) {
    this.limits = limits;
  }

  /** Whether one more from {@code address} may speak at all. */
  boolean hasRoomFor(String address) {
    return all.size() < limits.clients() + TO_BE_TOLD
        && addresses.getOrDefault(address, 0) < limits.clientsOfAnAddress() + TO_BE_TOLD;
  }

  void arrived(Dialogue dialogue) {
    all.add(dialogue);
    addresses.merge(dialogue.address(), 1, Integer::sum);
  }

  boolean full() {
    return all.size() > limits.clients();
  }

  boolean fullOf(String address) {
    return addresses.getOrDefault(address, 0) > limits.clientsOfAnAddress();
  }

  /** A client id for who brought none, unlike that of anybody who came without one before. */
  String freshId() {
    nameless++;
    return "lintel-nameless-" + nameless;
  }

  /** The older connection of the same client, or null. */
  @Nullable Dialogue enter(String key, Dialogue dialogue) {
    return clients.put(key, dialogue);
  }

  void gone(Dialogue dialogue, @Nullable String key) {
    if (all.remove(dialogue)) {
      addresses.computeIfPresent(
          dialogue.address(), (address, count) -> count == 1 ? null : count - 1);
    }
    if (key != null) {
      clients.remove(key, dialogue);
    }
  }

  /** A copy: what is done to them may end them. */
  Collection<Dialogue> all() {
    return List.copyOf(all);
  }

  int size() {
    return all.size();
  }
}
