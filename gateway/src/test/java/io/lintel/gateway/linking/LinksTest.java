package io.lintel.gateway.linking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.clock.ClockBasis;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.linking.Link.End;
import io.lintel.gateway.linking.RecorderLinks.Tie;
import io.lintel.gateway.recorder.RecorderEvent;
import io.lintel.gateway.recorder.RecorderEventType;
import io.lintel.gateway.recorder.TimedEvent;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.Visit;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.visit.VisitKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two visits, 20 to 30 and 33 to 40 minutes after nine, 800 m apart. */
class LinksTest {
  private static final Instant NINE = Instant.parse("2026-11-22T01:00:00Z");
  private static final GeoPoint HERE = new GeoPoint(37.4346, 118.6747);
  private static final GeoPoint THERE = new GeoPoint(37.4418, 118.6747);
  private static final VisitId FIRST = new VisitId("V-1");
  private static final VisitId SECOND = new VisitId("V-2");
  private static final List<VisitSpan> DAY =
      List.of(span(FIRST, HERE, 20, 30), span(SECOND, THERE, 33, 40));
  private static final RecorderLinks LINKS = new RecorderLinks(Weights.DEFAULT, DAY);

  @Test
  void aHeartbeatInsideIsLinkedWithReasons() {
    Link link = LINKS.ofEvent(event(RecorderEventType.HEARTBEAT, 25, null), Tie.CUSTODY);

    assertEquals(End.LINKED, link.end());
    assertEquals(FIRST, link.visit());
    assertEquals(0.9999, link.confidence(), 0.0001);
    assertEquals(
        List.of("custody", "inside"), link.reasons().stream().map(Link.Reason::what).toList());
  }

  @Test
  void aHeartbeatBetweenVisitsNeedsNone() {
    Link link = LINKS.ofEvent(event(RecorderEventType.HEARTBEAT, 31.5, null), Tie.CUSTODY);

    assertEquals(End.NO_VISIT_EXPECTED, link.end());
  }

  @Test
  void aStartSomeMinutesBeforeIsMeantForTheVisit() {
    Link link = LINKS.ofEvent(event(RecorderEventType.RECORDING_STARTED, 17, null), Tie.BOUND);

    assertEquals(FIRST, link.visit());
  }

  @Test
  void aStartBetweenTwoVisitsGoesToAPersonUnlessThePlaceTells() {
    TimedEvent nowhere = event(RecorderEventType.RECORDING_STARTED, 31.5, null);
    Link undecided = LINKS.ofEvent(nowhere, Tie.CUSTODY);
    assertEquals(End.UNDECIDED, undecided.end());
    assertEquals(0.5, Objects.requireNonNull(undecided.runnerUp()).confidence(), 0.05);

    TimedEvent there = event(RecorderEventType.RECORDING_STARTED, 31.5, THERE);
    Link link = LINKS.ofEvent(there, Tie.CUSTODY);
    assertEquals(SECOND, link.visit());
    assertEquals(FIRST, Objects.requireNonNull(link.runnerUp()).visit());
  }

  @Test
  void aStartFarFromEveryVisitIsAnOrphan() {
    Link link = LINKS.ofEvent(event(RecorderEventType.RECORDING_STARTED, 5, null), Tie.CUSTODY);

    assertEquals(End.ORPHAN, link.end());
  }

  @Test
  void aRecordingOverBothIsLinkedToBoth() {
    TimedEvent start = event(RecorderEventType.RECORDING_STARTED, 19, null);
    List<Link> links = LINKS.ofRecording(start, Tie.CUSTODY, micros(19), micros(50));

    assertEquals(
        List.of(FIRST, SECOND),
        links.stream().map(Link::visit).map(Objects::requireNonNull).sorted().toList());
    assertTrue(links.stream().allMatch(link -> link.confidence() > 0.99));
  }

  @Test
  void aReadingOfTheVisitsMeterInsideIsLinkedAndOutsideNeedsNone() {
    ReadingLinks links = new ReadingLinks(Weights.DEFAULT, DAY);

    assertEquals(FIRST, links.of(1, "G-V-1", around(25)).visit());
    assertEquals(End.NO_VISIT_EXPECTED, links.of(2, "G-V-1", around(35)).end());
    assertEquals(End.NO_VISIT_EXPECTED, links.of(3, "G-9", around(25)).end());
  }

  private static VisitSpan span(VisitId id, GeoPoint address, int from, int to) {
    Visit visit =
        new Visit(
            id,
            VisitKind.METER_READING,
            List.of(),
            null,
            null,
            null,
            address,
            List.of("G-" + id),
            null,
            null,
            "planned");
    return VisitSpan.of(visit, around(from), around(to));
  }

  private static TimedEvent event(RecorderEventType type, double minute, @Nullable GeoPoint place) {
    Instant at = NINE.plusMillis(Math.round(minute * 60_000));
    RecorderEvent event =
        new RecorderEvent(
            7,
            "R-7",
            type,
            at,
            at,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            place == null ? null : new Step.Fix(place, 15),
            null,
            null,
            null,
            null,
            null);
    return new TimedEvent(event, 0, around(minute), ClockBasis.LIVE);
  }

  private static TimeBounds around(double minute) {
    Instant at = NINE.plusMillis(Math.round(minute * 60_000));
    return TimeBounds.between(at.minus(Duration.ofSeconds(1)), at.plus(Duration.ofSeconds(1)));
  }

  private static long micros(int minute) {
    return NINE.plusSeconds(60L * minute).getEpochSecond() * 1_000_000;
  }
}
