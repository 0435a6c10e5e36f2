package io.lintel.gateway.linking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.clock.ClockBasis;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.linking.Link.End;
import io.lintel.gateway.recorder.RecorderEvent;
import io.lintel.gateway.recorder.RecorderEventType;
import io.lintel.gateway.recorder.TimedEvent;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.TechnicianId;
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
  private static final Tie CUSTODY = Tie.custody(Weights.DEFAULT);

  @Test
  void aHeartbeatInsideIsLinkedWithReasons() {
    Link link = link(CUSTODY, event(RecorderEventType.HEARTBEAT, 25, null));

    assertEquals(End.LINKED, link.end());
    assertEquals(FIRST, link.visit());
    assertEquals(0.9999, link.confidence(), 0.0001);
    assertEquals(
        List.of("custody", "inside"), link.reasons().stream().map(Link.Reason::what).toList());
  }

  @Test
  void aHeartbeatBetweenVisitsNeedsNone() {
    Link link = link(CUSTODY, event(RecorderEventType.HEARTBEAT, 31.5, null));

    assertEquals(End.NO_VISIT_EXPECTED, link.end());
  }

  /** Nothing says that it was later than its clock has it, only that it was long under way. */
  @Test
  void aHeartbeatLongUnderWayWasWhereItsClockHasIt() {
    Instant at = NINE.plusSeconds(19 * 60);
    Instant second = at.minusSeconds(1);
    TimedEvent late = event(HERE, new TimeBounds(second, at, at.plusSeconds(300)));
    TimedEvent unsure = event(HERE, new TimeBounds(at.minusSeconds(300), at, at.plusSeconds(300)));

    assertEquals(End.NO_VISIT_EXPECTED, link(CUSTODY, late).end());
    assertEquals(late.time(), link(CUSTODY, late).time());
    assertEquals(FIRST, link(CUSTODY, unsure).visit());
  }

  @Test
  void aStartSomeMinutesBeforeIsMeantForTheVisit() {
    Link link =
        link(Tie.bound(Weights.DEFAULT), event(RecorderEventType.RECORDING_STARTED, 17, null));

    assertEquals(FIRST, link.visit());
  }

  @Test
  void aStartBetweenTwoVisitsGoesToAPersonUnlessThePlaceTells() {
    TimedEvent nowhere = event(RecorderEventType.RECORDING_STARTED, 31.5, null);
    Link undecided = link(CUSTODY, nowhere);
    assertEquals(End.UNDECIDED, undecided.end());
    assertEquals(0.5, Objects.requireNonNull(undecided.runnerUp()).confidence(), 0.05);

    TimedEvent there = event(RecorderEventType.RECORDING_STARTED, 31.5, THERE);
    Link link = link(CUSTODY, there);
    assertEquals(SECOND, link.visit());
    assertEquals(FIRST, Objects.requireNonNull(link.runnerUp()).visit());
  }

  @Test
  void aStartFarFromEveryVisitIsAnOrphan() {
    Link link = link(CUSTODY, event(RecorderEventType.RECORDING_STARTED, 5, null));

    assertEquals(End.ORPHAN, link.end());
  }

  @Test
  void aRecordingOverBothIsLinkedToBoth() {
    TimedEvent start = event(RecorderEventType.RECORDING_STARTED, 19, null);
    List<Link> links =
        LINKS
            .of(List.of(start), List.of())
            .tied(CUSTODY)
            .ofRecording(start, micros(19), micros(50));

    assertEquals(
        List.of(FIRST, SECOND),
        links.stream().map(Link::visit).map(Objects::requireNonNull).sorted().toList());
    assertTrue(links.stream().allMatch(link -> link.confidence() > 0.99));
  }

  @Test
  void placesInASpanAddUpUntilTheVisitIsNotBelieved() {
    TimedEvent beat = event(RecorderEventType.HEARTBEAT, 22, null);
    TimedEvent once = event(RecorderEventType.POSITION, 23, THERE);
    TimedEvent twice = event(RecorderEventType.POSITION, 24.5, THERE);
    TimedEvent thrice = event(RecorderEventType.POSITION, 26, THERE);

    assertEquals(FIRST, link(CUSTODY, beat, once).visit());
    assertEquals(-4, weight(link(CUSTODY, beat, once), "place"));
    Link link = link(CUSTODY, beat, once, twice, thrice);
    assertEquals(End.NO_VISIT_EXPECTED, link.end());
    assertEquals(FIRST, Objects.requireNonNull(link.runnerUp()).visit());
  }

  @Test
  void positionsCloserThanAMinuteSayTheSameOnce() {
    TimedEvent beat = event(RecorderEventType.HEARTBEAT, 22, null);
    TimedEvent one = event(RecorderEventType.POSITION, 23, HERE);
    TimedEvent same = event(RecorderEventType.POSITION, 23.5, HERE);
    TimedEvent other = event(RecorderEventType.POSITION, 24.5, HERE);

    assertEquals(4, weight(link(CUSTODY, beat, one, same), "place"));
    assertEquals(8, weight(link(CUSTODY, beat, one, same, other), "place"));
  }

  @Test
  void aStartAtTheAddressLongBeforeGoesToAPerson() {
    Link link = link(CUSTODY, event(RecorderEventType.RECORDING_STARTED, 5, HERE));

    assertEquals(End.UNDECIDED, link.end());
    assertEquals(-8, weight(link, "farther"));
  }

  @Test
  void whoMayHaveBeenSwappedIsTiedLess() {
    Swap swap =
        new Swap(
            "R-7",
            new TechnicianId("T-1"),
            null,
            new TechnicianId("T-2"),
            NINE,
            NINE.plusSeconds(9_000),
            0.9,
            List.of(1L));
    TimedEvent beat = event(RecorderEventType.HEARTBEAT, 25, null);

    assertEquals(-2.197, weight(link(CUSTODY.doubted(swap), beat), "swap_doubted"), 0.001);
    assertEquals(2.197, weight(link(Tie.borne(swap), beat), "swap"), 0.001);
  }

  @Test
  void whatLiesBetweenVisitsSaysSo() {
    Link link = link(CUSTODY, event(RecorderEventType.HEARTBEAT, 31.5, null));

    assertEquals(
        List.of("none", "between_visits"), link.reasons().stream().map(Link.Reason::what).toList());
  }

  @Test
  void aFileIsLinkedToEveryVisitItOverlapsOrIsAnOrphan() {
    TiedLinks links = LINKS.of(List.of(), List.of()).tied(CUSTODY);

    assertEquals(2, links.ofFile(9, around(19), around(35)).size());
    assertEquals(FIRST, links.ofFile(9, around(21), around(29)).get(0).visit());
    assertEquals(End.ORPHAN, links.ofFile(9, around(1), around(3)).get(0).end());
  }

  @Test
  void aReadingOfTheVisitsMeterInsideIsLinkedAndOutsideNeedsNone() {
    ReadingLinks links = new ReadingLinks(Weights.DEFAULT, DAY);

    assertEquals(FIRST, links.of(1, "G-V-1", around(25)).visit());
    assertEquals(End.NO_VISIT_EXPECTED, links.of(2, "G-V-1", around(35)).end());
    assertEquals(End.NO_VISIT_EXPECTED, links.of(3, "G-9", around(25)).end());
  }

  /** The link of the first of these, which are all that the recorder said. */
  private static Link link(Tie tie, TimedEvent... all) {
    return LINKS.of(List.of(all), List.of()).tied(tie).ofEvent(all[0]);
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

  private static double weight(Link link, String what) {
    return link.reasons().stream()
        .filter(reason -> reason.what().equals(what))
        .findFirst()
        .orElseThrow()
        .weight();
  }

  private static TimedEvent event(RecorderEventType type, double minute, @Nullable GeoPoint place) {
    return event(type, place, around(minute));
  }

  private static TimedEvent event(GeoPoint place, TimeBounds time) {
    return event(RecorderEventType.HEARTBEAT, place, time);
  }

  private static TimedEvent event(
      RecorderEventType type, @Nullable GeoPoint place, TimeBounds time) {
    Instant at = time.estimate();
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
    return new TimedEvent(event, 0, time, ClockBasis.LIVE);
  }

  private static TimeBounds around(double minute) {
    Instant at = NINE.plusMillis(Math.round(minute * 60_000));
    return TimeBounds.between(at.minus(Duration.ofSeconds(1)), at.plus(Duration.ofSeconds(1)));
  }

  private static long micros(int minute) {
    return NINE.plusSeconds(60L * minute).getEpochSecond() * 1_000_000;
  }
}
