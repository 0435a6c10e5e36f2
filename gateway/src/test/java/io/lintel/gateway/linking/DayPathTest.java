package io.lintel.gateway.linking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.linking.DayPath.Tap;
import io.lintel.gateway.linking.DayPath.Walk;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.Visit;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.visit.VisitKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Times in minutes. */
class DayPathTest {
  private static final long MINUTE = 60_000_000;
  private static final GeoPoint HERE = new GeoPoint(37.4346, 118.6747);
  private static final GeoPoint THERE = new GeoPoint(37.4418, 118.6747);

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @Test
  void whatDoesNotOverlapStaysAsTapped() {
    List<Walk> walks =
        List.of(walk("V-1", HERE, 0, 10, tap(0)), walk("V-2", THERE, 10, 20, tap(10)));

    assertEquals(walks.stream().map(Walk::span).toList(), DayPath.of(walks, Weights.DEFAULT));
  }

  @Test
  void aVisitLeftByALateTapEndsWhereTheNextBegins() {
    Walk first =
        walk("V-1", HERE, 0, 25, tap(0, HERE), tap(5, HERE), tap(12, HERE), late(25, THERE));
    Walk second =
        walk("V-2", THERE, 20, 40, tap(20, THERE), tap(22, THERE), tap(26, THERE), tap(40, THERE));

    List<VisitSpan> spans = DayPath.of(List.of(first, second), Weights.DEFAULT);

    assertTrue(spans.get(0).to() <= 20 * MINUTE, spans::toString);
    assertTrue(spans.get(0).to() >= 12 * MINUTE, spans::toString);
    assertEquals(20 * MINUTE, spans.get(1).from());
    assertEquals(40 * MINUTE, spans.get(1).to());
  }

  @Test
  void anArrivalTappedTwiceDoesNotSplitTheVisitItWasTappedIn() {
    Walk first = walk("V-1", HERE, 0, 20, tap(0, HERE), tap(4, HERE), tap(15, HERE), tap(20, HERE));
    Walk second =
        walk("V-2", THERE, 8, 45, tap(8, HERE), tap(30, THERE), tap(32, THERE), tap(45, THERE));

    List<VisitSpan> spans = DayPath.of(List.of(first, second), Weights.DEFAULT);

    assertEquals(20 * MINUTE, spans.get(0).to());
    assertTrue(spans.get(1).from() >= 20 * MINUTE, spans::toString);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void spansNeverOverlapAndTheOrderDoesNotMatter(long seed) {
    Random random = new Random(seed);
    List<Walk> walks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      GeoPoint address = new GeoPoint(37.43 + 0.005 * i, 118.67);
      List<Tap> taps = new ArrayList<>();
      int from = i * 20 + random.nextInt(30);
      int at = from;
      for (int t = 0; t < 5; t++) {
        taps.add(new Tap(at * MINUTE, random.nextInt(4) == 0, new Step.Fix(address, 20)));
        at += 1 + random.nextInt(8);
      }
      walks.add(walk("V-" + i, address, from, at, taps.toArray(Tap[]::new)));
    }
    List<VisitSpan> spans = sorted(DayPath.of(walks, Weights.DEFAULT));
    Collections.shuffle(walks, random);

    assertEquals(spans, sorted(DayPath.of(walks, Weights.DEFAULT)));
    for (int i = 1; i < spans.size(); i++) {
      assertTrue(spans.get(i - 1).to() <= spans.get(i).from(), spans::toString);
    }
  }

  private static List<VisitSpan> sorted(List<VisitSpan> spans) {
    return spans.stream().sorted(Comparator.comparingLong(VisitSpan::from)).toList();
  }

  private static Tap tap(int minute) {
    return new Tap(minute * MINUTE, false, null);
  }

  private static Tap tap(int minute, GeoPoint place) {
    return new Tap(minute * MINUTE, false, new Step.Fix(place, 20));
  }

  private static Tap late(int minute, GeoPoint place) {
    return new Tap(minute * MINUTE, true, new Step.Fix(place, 20));
  }

  private static Walk walk(String id, GeoPoint address, int from, int to, Tap... taps) {
    Visit visit =
        new Visit(
            new VisitId(id),
            VisitKind.METER_READING,
            List.of(),
            null,
            null,
            null,
            address,
            List.of(),
            null,
            null,
            "planned");
    return new Walk(
        new VisitSpan(visit, from * MINUTE - 1, from * MINUTE, to * MINUTE, to * MINUTE + 1),
        List.of(taps));
  }
}
