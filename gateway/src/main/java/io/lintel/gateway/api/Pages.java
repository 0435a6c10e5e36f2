package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/** Lists: {@code {"items": […], "next": "/api/v1/…"}}. */
final class Pages {
  private Pages() {}

  /**
   * @param rows one more than {@code limit} if there is a further page
   * @param next the address of the page after the row it is given
   */
  static <T> ObjectNode of(
      List<T> rows, int limit, Function<T, JsonNode> item, Function<T, String> next) {
    ObjectNode page = Answers.object();
    ArrayNode items = page.putArray("items");
    rows.stream().limit(limit).forEach(row -> items.add(item.apply(row)));
    if (rows.size() > limit) {
      page.put("next", next.apply(rows.get(limit - 1)));
    }
    return page;
  }
}
