package io.lintel.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.simulator.people.Round;
import io.lintel.simulator.people.Walk;
import io.lintel.simulator.scenario.Truth.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OnlyForVisitsTest {
  private static final Round ROUND =
      DayPlanner.plan(ScenarioFile.load("one-street")).rounds().get(0);
  private static final List<Walk> WALKS =
      ROUND.walks().stream().sorted(Comparator.comparing(Walk::arrived)).toList();
  private static final Walk FIRST = WALKS.get(0);
  private static final Walk LAST = WALKS.get(WALKS.size() - 1);

  @Test
  void whatIsRecordedAtAVisitOrMinutesFromItIsThatVisits() {
    assertEquals(List.of(), broken(recording(FIRST.knock(), FIRST.ended())));
    assertEquals(List.of(), broken(after(Duration.ofMinutes(4))));
  }

  @Test
  void theVisitBeforeAnswersForAStrayRecording() {
    assertEquals(List.of(LAST), broken(after(Duration.ofMinutes(6))));
  }

  @Test
  void theFirstVisitAnswersForWhatWasBeforeIt() {
    Instant begin = FIRST.arrived().minus(Duration.ofMinutes(20));

    assertEquals(List.of(FIRST), broken(recording(begin, begin.plusSeconds(30))));
  }

  @Test
  void whoeverIsHandedARecorderMayTryIt() {
    Instant handedOut = FIRST.arrived().minus(Duration.ofMinutes(20));
    OnlyForVisits only =
        new OnlyForVisits(
            handedOut,
            WALKS,
            List.of(recording(handedOut.plusSeconds(40), handedOut.plusSeconds(65))),
            List.of());

    assertTrue(WALKS.stream().noneMatch(only::isBrokenAt));
  }

  @Test
  void aRecorderMayBeSwitchedOnFiveTimes() {
    assertEquals(List.of(), switchedOn(5));
    assertEquals(List.of(FIRST), switchedOn(6));
  }

  private static List<Walk> switchedOn(int times) {
    Stream<Instant> on = IntStream.range(0, times).mapToObj(i -> FIRST.arrived().plusSeconds(i));
    OnlyForVisits only = new OnlyForVisits(ROUND.handedOut(), WALKS, List.of(), on.toList());
    return WALKS.stream().filter(only::isBrokenAt).toList();
  }

  private static List<Walk> broken(Recording recording) {
    Instant longBefore = FIRST.arrived().minus(Duration.ofHours(2));
    OnlyForVisits only = new OnlyForVisits(longBefore, WALKS, List.of(recording), List.of());
    return WALKS.stream().filter(only::isBrokenAt).toList();
  }

  private static Recording after(Duration later) {
    Instant begin = LAST.lastAct().plus(later);
    return recording(begin, begin.plusSeconds(30));
  }

  private static Recording recording(Instant begin, Instant end) {
    return new Recording(begin, end, 1, ROUND.technician());
  }
}
