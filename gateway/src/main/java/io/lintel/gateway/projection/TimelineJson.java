package io.lintel.gateway.projection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.audit.VisitStory;
import io.lintel.gateway.clock.TimeBounds;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A visit's story as the API shows it; see {@code Timeline} in openapi.yaml. */
final class TimelineJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private TimelineJson() {}

  static String of(VisitStory story) {
    ObjectNode node = NODES.objectNode();
    node.put("technician", story.technician().text());
    bounds(node, "knock", story.knock());
    VisitStory.Span span = story.span();
    if (span != null) {
      node.set("span", ends(span));
    }
    steps(node.putArray("steps"), story.steps());
    recordings(node.putArray("recordings"), story.recordings());
    power(node.putArray("power"), story.power());
    positions(node.putArray("positions"), story.positions());
    readings(node.putArray("readings"), story.readings());
    return node.toString();
  }

  /** The story's span alone, or null where the visit was not carried out. */
  static @Nullable String spanOf(VisitStory story) {
    VisitStory.Span span = story.span();
    return span == null ? null : ends(span).toString();
  }

  private static ObjectNode ends(VisitStory.Span span) {
    ObjectNode ends = NODES.objectNode();
    bounds(ends, "from", span.from());
    bounds(ends, "to", span.to());
    return ends;
  }

  private static void steps(ArrayNode array, List<VisitStory.StepMark> steps) {
    for (VisitStory.StepMark step : steps) {
      ObjectNode node = array.addObject();
      node.put("seq", step.seq());
      node.put("step", step.step().wireName());
      bounds(node, "time", step.time());
      node.put("bounds", step.bounds());
    }
  }

  private static void recordings(ArrayNode array, List<VisitStory.RecordingBar> bars) {
    for (VisitStory.RecordingBar bar : bars) {
      ObjectNode node = array.addObject();
      node.put("recorder", bar.recorder());
      bounds(node, "begin", bar.begin());
      bounds(node, "prebuffer_begin", bar.prebufferBegin());
      bounds(node, "end", bar.end());
      node.put("bounds", bar.bounds());
      ArrayNode gaps = node.putArray("gaps");
      for (VisitStory.Gap gap : bar.gaps()) {
        ObjectNode hole = gaps.addObject();
        bounds(hole, "from", gap.from());
        bounds(hole, "to", gap.to());
        hole.put("why", gap.why().wireName());
        evidence(hole, gap.evidence());
      }
      evidence(node, bar.evidence());
    }
  }

  private static void power(ArrayNode array, List<VisitStory.PowerBar> bars) {
    for (VisitStory.PowerBar bar : bars) {
      ObjectNode node = array.addObject();
      node.put("recorder", bar.recorder());
      bounds(node, "begin", bar.begin());
      bounds(node, "end", bar.end());
      evidence(node, bar.evidence());
    }
  }

  private static void positions(ArrayNode array, List<VisitStory.PositionMark> marks) {
    for (VisitStory.PositionMark mark : marks) {
      ObjectNode node = array.addObject();
      node.put("seq", mark.seq());
      node.put("recorder", mark.recorder());
      bounds(node, "time", mark.time());
      node.put("lat", mark.point().lat());
      node.put("lon", mark.point().lon());
      node.put("accuracy_m", mark.accuracyMetres());
      Double distance = mark.distanceMetres();
      if (distance != null) {
        node.put("distance_m", distance);
      }
    }
  }

  private static void readings(ArrayNode array, List<VisitStory.ReadingMark> marks) {
    for (VisitStory.ReadingMark mark : marks) {
      ObjectNode node = array.addObject();
      node.put("seq", mark.seq());
      node.put("meter", mark.meter());
      bounds(node, "time", mark.time());
      BigDecimal volume = mark.cubicMetres();
      if (volume != null) {
        node.put("volume_m3", volume.toPlainString());
      }
      node.put("typed", mark.typed());
    }
  }

  private static void evidence(ObjectNode node, List<Long> evidence) {
    ArrayNode array = node.putArray("evidence");
    evidence.forEach(seq -> array.add(seq));
  }

  private static void bounds(ObjectNode node, String key, @Nullable TimeBounds time) {
    if (time != null) {
      ObjectNode bounds = node.putObject(key);
      bounds.put("lo", time.lo().toString());
      bounds.put("estimate", time.estimate().toString());
      bounds.put("hi", time.hi().toString());
    }
  }
}
