package io.lintel.gateway.source.mqtt.endpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The commands that wait for their meters, as the journal has them: looked up anew while somebody
 * listens. Confined to the endpoint's event loop.
 */
final class Orders {
  private Map<String, List<Order>> waiting = Map.of();
  private final Set<String> answered = new HashSet<>();

  /** What is looked up next knows of all answers that were given before. */
  void found(List<Order> orders) {
    Map<String, List<Order>> found = new HashMap<>();
    Set<String> known = new HashSet<>();
    for (Order order : orders) {
      known.add(key(order.meter(), order.id()));
      found.computeIfAbsent(order.meter(), meter -> new ArrayList<>()).add(order);
    }
    waiting = found;
    answered.retainAll(known);
  }

  List<Order> of(String meter, Instant now) {
    return waiting.getOrDefault(meter, List.of()).stream()
        .filter(order -> order.until().isAfter(now) && !answered.contains(key(meter, order.id())))
        .toList();
  }

  /** Its answer is durable, though perhaps not looked up yet. Answers to nothing are not kept. */
  void answered(String meter, String id) {
    if (waiting.getOrDefault(meter, List.of()).stream().anyMatch(order -> order.id().equals(id))) {
      answered.add(key(meter, id));
    }
  }

  private static String key(String meter, String id) {
    return meter + '\n' + id;
  }
}
