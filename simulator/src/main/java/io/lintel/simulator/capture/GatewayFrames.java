package io.lintel.simulator.capture;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.replay.Answer;
import io.lintel.simulator.replay.Ask;
import io.lintel.simulator.replay.Frames;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The frames a gateway kept of the meters on its lines. It keeps neither the questions nor how long
 * an answer took: the questions follow from the answers, and answers are played at once.
 */
public final class GatewayFrames {
  private static final int PAGE = 2_000;
  private static final String LINE = "line:";
  private static final Pattern REFUSED = Pattern.compile("refused: (\\d+),.*");

  private final TurnLimit limit = new TurnLimit();
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final List<JsonNode> failed = new ArrayList<>();
  private long notModbus;
  private long withoutQuestion;

  private static final class Line {
    private final SortedMap<Integer, String> meters = new TreeMap<>();
    private final Map<String, Ask> asks = new LinkedHashMap<>();
    private final List<CapturedTurn> turns = new ArrayList<>();
    private Frames frames = Frames.SERIAL;
  }

  private GatewayFrames() {}

  /**
   * @param get fetches the JSON at a path of the gateway's
   * @param from time of receipt, or null
   * @param until exclusive, or null
   * @param progress hears the numbers of the journal's entries it has passed
   */
  public static Captured read(
      Function<String, JsonNode> get,
      @Nullable Instant from,
      @Nullable Instant until,
      LongConsumer progress) {
    GatewayFrames kept = new GatewayFrames();
    String next =
        "/api/v1/observations?kind="
            + encoded("READING,SLOT")
            + (from == null ? "" : "&from=" + encoded(from.toString()))
            + (until == null ? "" : "&to=" + encoded(until.toString()))
            + "&limit="
            + PAGE;
    while (!next.isEmpty()) {
      JsonNode page = get.apply(next);
      for (JsonNode item : page.path("items")) {
        kept.take(item);
        progress.accept(item.path("seq").asLong());
      }
      next = page.path("next").asText("");
    }
    return kept.captured();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private void take(JsonNode item) {
    String source = item.path("source").asText();
    if (!source.startsWith(LINE)) {
      return;
    }
    if (item.path("kind").asText().equals("SLOT")) {
      if (item.path("body").path("outcome").asText().equals("failed") && limit.take()) {
        failed.add(item);
      }
      return;
    }
    KeptFrames kept = KeptFrames.of(Bytes.hex(item.path("raw").asText()));
    if (kept.answers().isEmpty()) {
      notModbus++;
      return;
    }
    Line line = line(item);
    line.frames = kept.frames();
    String meter = item.path("device").asText();
    for (Bytes answer : kept.answers()) {
      if (!limit.take()) {
        return;
      }
      Ask ask = KeptFrames.ask(kept.frames(), answer);
      line.meters.put(KeptFrames.unit(kept.frames(), answer), meter);
      line.asks.putIfAbsent(meter, ask);
      line.turns.add(new CapturedTurn(received(item), ask, atOnce(answer)));
    }
  }

  private Line line(JsonNode item) {
    String id = item.path("source").asText().substring(LINE.length());
    return lines.computeIfAbsent(id, fresh -> new Line());
  }

  private static Instant received(JsonNode item) {
    return Instant.parse(item.path("received").asText());
  }

  private static Answer atOnce(Bytes octets) {
    return octets.isEmpty()
        ? Answer.SILENCE
        : new Answer(List.of(new Answer.Run(Duration.ZERO, octets)));
  }

  /** A slot that failed says what came instead; the question is that of the meter's readings. */
  private void failed(JsonNode slot) {
    Line line = line(slot);
    Ask ask = line.asks.get(slot.path("device").asText());
    if (ask == null) {
      withoutQuestion++;
      return;
    }
    Matcher refused = REFUSED.matcher(slot.path("body").path("why").asText());
    Bytes said =
        refused.matches()
            ? KeptFrames.refusal(line.frames, ask, Integer.parseInt(refused.group(1)))
            : Bytes.hex(slot.path("raw").asText());
    line.turns.add(new CapturedTurn(received(slot), ask, atOnce(said)));
  }

  private Captured captured() {
    failed.forEach(this::failed);
    List<CapturedLine> captured = new ArrayList<>();
    lines.forEach(
        (id, line) -> {
          line.turns.sort(Comparator.comparing(CapturedTurn::at));
          captured.add(new CapturedLine(id, line.frames, line.meters, line.turns));
        });
    List<String> notes = new ArrayList<>();
    limit.note(notes);
    if (notModbus > 0) {
      notes.add("%,d readings whose bytes are no answers of Modbus".formatted(notModbus));
    }
    if (withoutQuestion > 0) {
      notes.add(
          "%,d failed slots of meters of which no reading tells the question"
              .formatted(withoutQuestion));
    }
    return new Captured(captured, notes);
  }
}
