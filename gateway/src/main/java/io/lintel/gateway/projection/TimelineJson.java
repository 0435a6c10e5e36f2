package io.lintel.gateway.projection;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.lintel.gateway.audit.VisitStory;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.meter.reading.GasVolume.Conditions;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A visit's story as the API shows it; see {@code Timeline} in openapi.yaml. */
final class TimelineJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator out;
  private final InstantText instants;

  private TimelineJson(JsonGenerator out, InstantText instants) {
    this.out = out;
    this.instants = instants;
  }

  private interface Part {
    void write(TimelineJson json) throws IOException;
  }

  /**
   * @param instants the caller's own
   */
  static String of(VisitStory story, InstantText instants) {
    return text(json -> json.story(story), instants);
  }

  /** The story's span alone, or null where the visit was not carried out. */
  static @Nullable String spanOf(VisitStory story, InstantText instants) {
    VisitStory.Span span = story.span();
    return span == null ? null : text(json -> json.ends(span), instants);
  }

  private static String text(Part part, InstantText instants) {
    StringWriter text = new StringWriter(1_024);
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      part.write(new TimelineJson(out, instants));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void story(VisitStory story) throws IOException {
    out.writeStartObject();
    out.writeStringField("technician", story.technician().text());
    bounds("knock", story.knock());
    TimeBounds counted = story.countedFrom();
    if (counted != null && !counted.equals(story.knock())) {
      bounds("counted_from", counted);
    }
    VisitStory.Span span = story.span();
    if (span != null) {
      out.writeFieldName("span");
      ends(span);
    }
    steps(story.steps());
    recordings(story.recordings());
    files(story.files());
    power(story.power());
    positions(story.positions());
    readings(story.readings());
    out.writeEndObject();
  }

  private void ends(VisitStory.Span span) throws IOException {
    out.writeStartObject();
    bounds("from", span.from());
    bounds("to", span.to());
    out.writeEndObject();
  }

  private void steps(List<VisitStory.StepMark> steps) throws IOException {
    out.writeArrayFieldStart("steps");
    for (VisitStory.StepMark step : steps) {
      out.writeStartObject();
      out.writeNumberField("seq", step.seq());
      out.writeStringField("step", step.step().wireName());
      bounds("time", step.time());
      out.writeStringField("bounds", step.bounds());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void recordings(List<VisitStory.RecordingBar> bars) throws IOException {
    out.writeArrayFieldStart("recordings");
    for (VisitStory.RecordingBar bar : bars) {
      out.writeStartObject();
      out.writeStringField("recorder", bar.recorder());
      bounds("begin", bar.begin());
      bounds("prebuffer_begin", bar.prebufferBegin());
      bounds("end", bar.end());
      out.writeStringField("bounds", bar.bounds());
      out.writeArrayFieldStart("gaps");
      for (VisitStory.Gap gap : bar.gaps()) {
        out.writeStartObject();
        bounds("from", gap.from());
        bounds("to", gap.to());
        out.writeStringField("why", gap.why().wireName());
        evidence(gap.evidence());
        out.writeEndObject();
      }
      out.writeEndArray();
      evidence(bar.evidence());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void files(List<VisitStory.FileBar> bars) throws IOException {
    out.writeArrayFieldStart("files");
    for (VisitStory.FileBar bar : bars) {
      out.writeStartObject();
      out.writeNumberField("seq", bar.seq());
      out.writeStringField("recorder", bar.recorder());
      out.writeStringField("name", bar.name());
      out.writeStringField("station", bar.station());
      String hash = bar.sha256();
      if (hash != null) {
        out.writeStringField("sha256", hash);
      }
      bounds("begin", bar.begin());
      bounds("end", bar.end());
      out.writeStringField("bounds", bar.bounds());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void power(List<VisitStory.PowerBar> bars) throws IOException {
    out.writeArrayFieldStart("power");
    for (VisitStory.PowerBar bar : bars) {
      out.writeStartObject();
      out.writeStringField("recorder", bar.recorder());
      bounds("begin", bar.begin());
      bounds("end", bar.end());
      evidence(bar.evidence());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void positions(List<VisitStory.PositionMark> marks) throws IOException {
    out.writeArrayFieldStart("positions");
    for (VisitStory.PositionMark mark : marks) {
      out.writeStartObject();
      out.writeNumberField("seq", mark.seq());
      out.writeStringField("recorder", mark.recorder());
      bounds("time", mark.time());
      out.writeNumberField("lat", mark.point().lat());
      out.writeNumberField("lon", mark.point().lon());
      out.writeNumberField("accuracy_m", mark.accuracyMetres());
      Double distance = mark.distanceMetres();
      if (distance != null) {
        out.writeNumberField("distance_m", distance);
      }
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void readings(List<VisitStory.ReadingMark> marks) throws IOException {
    out.writeArrayFieldStart("readings");
    for (VisitStory.ReadingMark mark : marks) {
      out.writeStartObject();
      out.writeNumberField("seq", mark.seq());
      out.writeStringField("meter", mark.meter());
      bounds("time", mark.time());
      BigDecimal volume = mark.cubicMetres();
      if (volume != null) {
        out.writeStringField("volume_m3", volume.toPlainString());
      }
      Conditions at = mark.at();
      if (at != null) {
        out.writeStringField("conditions", at.wireName());
      }
      out.writeBooleanField("typed", mark.typed());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void evidence(List<Long> evidence) throws IOException {
    out.writeArrayFieldStart("evidence");
    for (long seq : evidence) {
      out.writeNumber(seq);
    }
    out.writeEndArray();
  }

  private void bounds(String key, @Nullable TimeBounds time) throws IOException {
    if (time != null) {
      out.writeObjectFieldStart(key);
      out.writeStringField("lo", instants.of(time.lo()));
      out.writeStringField("estimate", instants.of(time.estimate()));
      out.writeStringField("hi", instants.of(time.hi()));
      out.writeEndObject();
    }
  }
}
