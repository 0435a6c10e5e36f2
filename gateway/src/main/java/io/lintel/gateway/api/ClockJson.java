package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.audit.ClockWording;
import io.lintel.gateway.clock.ClockEvidence;
import io.lintel.gateway.clock.ClockFinding;
import io.lintel.gateway.clock.SendingLog;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.recorder.ClockHistory;
import io.lintel.gateway.recorder.ClockHistory.Epoch;
import io.lintel.gateway.recorder.ClockHistory.Offset;
import io.lintel.gateway.recorder.ClockHistory.Stretch;
import io.lintel.gateway.wording.Sentence;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A recorder's clock through a day as the API writes it; seconds to the millisecond. */
final class ClockJson {
  private static final int MILLI_DIGITS = 3;

  private ClockJson() {}

  /** How a journal entry states its time, or null. */
  interface StatedText {
    @Nullable String of(long seq);
  }

  /** How far it was off at the day's end, or where that is not known yet at its last word. */
  static ObjectNode latest(LocalDate day, ClockHistory history) {
    ObjectNode node = Answers.object();
    node.put("day", day.toString());
    Offset last = last(history.epochs());
    if (last != null) {
      offset(node.putObject("offset_s"), last);
    }
    return node;
  }

  static ObjectNode of(LocalDate day, ClockHistory history, StatedText stated) {
    ObjectNode node = latest(day, history);
    ArrayNode epochs = node.putArray("epochs");
    for (Epoch epoch : history.epochs()) {
      epoch(epochs.addObject(), epoch, stated);
    }
    ArrayNode findings = node.putArray("findings");
    for (ClockFinding finding : history.findings()) {
      finding(findings.addObject(), finding);
    }
    return node;
  }

  private static @Nullable Offset last(List<Epoch> epochs) {
    if (epochs.isEmpty()) {
      return null;
    }
    List<Stretch> stretches = epochs.get(epochs.size() - 1).stretches();
    List<Offset> offsets = stretches.get(stretches.size() - 1).offsets();
    return offsets.get(offsets.size() - 1);
  }

  private static void epoch(ObjectNode node, Epoch epoch, StatedText stated) {
    if (epoch.name() != null) {
      node.put("epoch", epoch.name());
    }
    bounds(node.putObject("from"), epoch.from());
    bounds(node.putObject("to"), epoch.to());
    ArrayNode stretches = node.putArray("stretches");
    for (Stretch stretch : epoch.stretches()) {
      ObjectNode one = stretches.addObject();
      ArrayNode offsets = one.putArray("offsets");
      for (Offset offset : stretch.offsets()) {
        offset(offsets.addObject().put("at", offset.at().toString()), offset);
      }
      ArrayNode evidence = one.putArray("evidence");
      for (ClockEvidence bound : stretch.evidence()) {
        evidence(evidence.addObject(), bound, stated);
      }
    }
  }

  private static void offset(ObjectNode node, Offset offset) {
    node.put("lo", seconds(offset.lo()));
    node.put("estimate", seconds(offset.estimate()));
    node.put("hi", seconds(offset.hi()));
    node.put("basis", offset.basis().wireName());
  }

  private static void evidence(ObjectNode node, ClockEvidence bound, StatedText stated) {
    node.put("basis", bound.basis().wireName());
    node.put("at", bound.at().toString());
    if (bound.lo() != null) {
      node.put("lo_s", seconds(bound.lo()));
    }
    if (bound.hi() != null) {
      node.put("hi_s", seconds(bound.hi()));
    }
    if (bound.seq() != SendingLog.NOT_JOURNALED) {
      node.put("seq", bound.seq());
      String text = stated.of(bound.seq());
      if (text != null) {
        node.put("stated_text", text);
      }
    }
  }

  private static void finding(ObjectNode node, ClockFinding finding) {
    Sentence because = ClockWording.because(finding);
    node.put("kind", finding.kind().wireName());
    node.put("at", finding.at().toString());
    node.put("by_s", seconds(finding.by()));
    node.put("because", because.en());
    node.put("because_zh", because.zh());
    ArrayNode evidence = node.putArray("evidence");
    finding.evidence().forEach(evidence::add);
  }

  private static void bounds(ObjectNode node, TimeBounds time) {
    node.put("lo", time.lo().toString());
    node.put("estimate", time.estimate().toString());
    node.put("hi", time.hi().toString());
  }

  private static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), MILLI_DIGITS);
  }
}
