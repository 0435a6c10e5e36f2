package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.Truth.LineMeterTruth;
import io.lintel.simulator.scenario.Truth.ReadingTruth;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The meters: those on lines first, then those that report by themselves. */
final class MeterView {
  private MeterView() {}

  /** Up to {@code limit} of those whose name holds {@code search}, after the one named. */
  static ObjectNode list(
      DayIndex index, Instant now, @Nullable String search, @Nullable String after, int limit) {
    List<String> onLines =
        index.day().truth().lineMeters().stream().map(LineMeterTruth::meter).toList();
    List<String> found =
        Stream.concat(onLines.stream(), index.reportingMeters().stream().sorted())
            .filter(id -> holds(id, search))
            .toList();
    int from = after == null ? 0 : found.indexOf(after) + 1;
    if (after != null && from == 0) {
      throw Refused.badRequest("after: expected a meter of the page before, found " + after + ".");
    }
    int to = Math.min(found.size(), from + limit);
    ObjectNode list = Answers.object().put("total", found.size());
    ArrayNode items = list.putArray("items");
    found.subList(from, to).forEach(id -> items.add(meter(index, now, id)));
    if (to < found.size()) {
      list.put("next_after", found.get(to - 1));
    }
    return list;
  }

  private static ObjectNode meter(DayIndex index, Instant now, String id) {
    ObjectNode node = Answers.object().put("id", id);
    index.day().truth().lineMeters().stream()
        .filter(meter -> meter.meter().equals(id))
        .findFirst()
        .ifPresent(meter -> onLine(node, meter, index.day(), now));
    List<ReadingTruth> reported = index.readingsUntil(id, now);
    if (!node.has("line")) {
      node.put("reports", reported.size());
    }
    if (!reported.isEmpty()) {
      ReadingTruth last = reported.get(reported.size() - 1);
      node.put("volume_m3", last.volume().toPlainString()).put("at", last.at().toString());
      last.mishaps().forEach(node.withArray("mishaps")::add);
    }
    return node;
  }

  /** Nothing is sent by it: what its dial shows is known at any time. */
  private static void onLine(ObjectNode node, LineMeterTruth meter, Day day, Instant now) {
    ZoneId zone = day.scenario().zone();
    long millilitres = meter.consumption(day.truth().from(), zone).millilitresAt(now);
    node.put("line", meter.line())
        .put("address", meter.address())
        .put("volume_m3", BigDecimal.valueOf(millilitres / 1000, 3).toPlainString())
        .put("at", now.toString());
  }

  private static boolean holds(String id, @Nullable String search) {
    return search == null || id.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT));
  }
}
