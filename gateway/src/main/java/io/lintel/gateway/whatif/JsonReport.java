package io.lintel.gateway.whatif;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.lintel.gateway.audit.Cause;
import io.lintel.gateway.audit.Verdict;
import io.lintel.gateway.visit.TechnicianId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would differ, as one JSON document, written while the visits are compared. */
final class JsonReport {
  private static final int MICRO_DIGITS = 6;

  private final JsonGenerator json;

  JsonReport(Writer out) throws IOException {
    json = new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    // Whatever the encoding of standard output is, no Chinese sentence is lost.
    json.enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());
  }

  void begin(Summary summary) throws IOException {
    json.writeStartObject();
    json.writeStringField("data", summary.data().toString());
    json.writeNumberField("entries", summary.entries());
    json.writeStringField("before", summary.question().standingLabel());
    json.writeStringField("before_from", summary.fromDirectory() ? "directory" : "journal");
    json.writeStringField("after", summary.question().policy().label());
    json.writeStringField("zone", summary.question().zone().getId());
    json.writeStringField("rests_on", summary.question().restsOn());
    json.writeArrayFieldStart("differences");
  }

  void differs(String visit, List<Difference> points) {
    try {
      json.writeStartObject();
      json.writeStringField("visit", visit);
      json.writeArrayFieldStart("verdicts");
      for (Difference point : points) {
        json.writeStartObject();
        json.writeStringField("rule", point.any().rule());
        TechnicianId technician = point.any().technician();
        if (technician != null) {
          json.writeStringField("technician", technician.text());
        }
        verdict("before", point.before());
        verdict("after", point.after());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void end(Tally tally) throws IOException {
    json.writeEndArray();
    json.writeNumberField("visits", tally.visits());
    json.writeNumberField("visits_differing", tally.differing());
    json.writeNumberField("verdicts_in_other_words", tally.inWords());
    json.writeObjectFieldStart("rules");
    for (String rule : tally.rules()) {
      json.writeArrayFieldStart(rule);
      for (Tally.Step step : tally.steps(rule)) {
        json.writeStartObject();
        outcome("from", step.from());
        outcome("to", step.to());
        json.writeNumberField("verdicts", step.count());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeObjectFieldStart("fail");
    for (Cause cause : Cause.values()) {
      json.writeObjectFieldStart(cause.wireName());
      json.writeNumberField("before", tally.failsBefore(cause));
      json.writeNumberField("after", tally.failsAfter(cause));
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
    json.writeRaw(System.lineSeparator());
    json.flush();
  }

  private void outcome(String key, String word) throws IOException {
    json.writeStringField(key, word.equals(Tally.NOT_JUDGED) ? null : word);
  }

  private void verdict(String key, @Nullable Verdict verdict) throws IOException {
    if (verdict == null) {
      json.writeNullField(key);
      return;
    }
    json.writeObjectFieldStart(key);
    json.writeStringField("outcome", verdict.outcome().wireName());
    json.writeBooleanField("certain", verdict.certain());
    Cause cause = verdict.cause();
    if (cause != null) {
      json.writeStringField("cause", cause.wireName());
    }
    seconds("late_by_s", verdict.lateBy());
    seconds("uncertainty_s", verdict.uncertainty());
    json.writeStringField("because", verdict.because().en());
    json.writeStringField("because_zh", verdict.because().zh());
    json.writeArrayFieldStart("evidence");
    for (long seq : verdict.evidence()) {
      json.writeNumber(seq);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void seconds(String key, @Nullable Duration duration) throws IOException {
    if (duration != null) {
      long micros = duration.toSeconds() * 1_000_000 + duration.toNanosPart() / 1_000;
      json.writeFieldName(key);
      json.writeNumber(
          BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros().toPlainString());
    }
  }
}
