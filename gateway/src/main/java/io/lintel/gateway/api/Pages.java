package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Lists: {@code {"items": […], "next": "/api/v1/…", "previous": "/api/v1/…"}}. */
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

  /**
   * One that can be turned both ways.
   *
   * @param found away from where {@code turn} stands, the nearest first: one more than {@code
   *     limit} if there are more
   * @param place what names a row in the address of another page
   */
  static <T> ObjectNode turned(
      List<T> found,
      int limit,
      Asked asked,
      Turn turn,
      Function<T, JsonNode> item,
      Function<T, Object[]> place) {
    boolean more = found.size() > limit;
    List<T> rows = new ArrayList<>(more ? found.subList(0, limit) : found);
    if (turn.back()) {
      Collections.reverse(rows);
    }
    ObjectNode page = Answers.object();
    ArrayNode items = page.putArray("items");
    rows.forEach(row -> items.add(item.apply(row)));
    if (!rows.isEmpty()) {
      if (turn.back() || more) {
        page.put("next", asked.next(place.apply(rows.get(rows.size() - 1))));
      }
      if (turn.back() ? more : !turn.isFirst()) {
        page.put("previous", asked.previous(place.apply(rows.get(0))));
      }
    }
    return page;
  }
}
