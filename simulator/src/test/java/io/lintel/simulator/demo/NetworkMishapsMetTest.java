package io.lintel.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.simulator.mishap.Meets;
import io.lintel.simulator.scenario.Sending;
import io.lintel.simulator.scenario.Sending.Way;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each mishap of the networks meets a whole gateway: nothing is lost, nothing stored twice. */
class NetworkMishapsMetTest {
  private static final int MANY = 40;
  private static final Duration LONG = Duration.ofSeconds(10L * MANY + 5);

  @TempDir static Path data;
  private static SickNetwork network;

  @BeforeAll
  static void start() throws Exception {
    network = new SickNetwork(data);
  }

  @AfterAll
  static void stop() {
    if (network != null) {
      network.close();
    }
  }

  @Test
  @Meets("message_lost")
  void whatIsLostOrNotAcknowledgedIsSentAgainAndStoredOnce() {
    long before = network.sent();
    network.goesWrong("loss", LONG, Map.of("do", "message_lost", "on", "G-1", "share", "0.5"));
    play(Way.PUBLISH, "G-1");
    assertEquals(MANY, network.journaled("G-1").size());
    assertEquals(everySeq(), sorted("G-1"));
    assertTrue(network.sent() - before > MANY, "something was repeated");
  }

  @ParameterizedTest
  @EnumSource(
      value = Way.class,
      names = {"PUBLISH", "COAP"})
  @Meets("delayed")
  void whatIsUnderWayForAMinuteIsStoredOnceAndLate(Way way) {
    String meter = "G-2-" + way;
    network.goesWrong(meter, LONG, Map.of("do", "delayed", "on", meter, "by", "60s"));
    play(way, meter);
    assertEquals(everySeq(), sorted(meter));
    for (Observation reading : network.journaled(meter)) {
      Instant stated = Instant.parse(Objects.requireNonNull(reading.stated()));
      assertTrue(!reading.received().isBefore(stated.plusSeconds(60)), reading::toString);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Way.class,
      names = {"PUBLISH", "COAP"})
  @Meets("duplicated")
  void whatComesThreeTimesIsStoredOnce(Way way) {
    String meter = "G-3-" + way;
    long before = network.sent();
    network.goesWrong(meter, LONG, Map.of("do", "duplicated", "on", meter, "copies", "2"));
    play(way, meter);
    assertEquals(everySeq(), sorted(meter));
    assertEquals(3 * MANY, network.sent() - before);
  }

  @Test
  @Meets("reordered")
  void whatIsOvertakenIsStoredAllTheSame() {
    network.goesWrong(
        "order", LONG, Map.of("do", "reordered", "on", "G-4", "share", "0.5", "within", "1s..90s"));
    play(Way.PUBLISH, "G-4");
    assertEquals(everySeq(), sorted("G-4"));
    assertNotEquals(everySeq(), seqs("G-4"), "some were overtaken");
  }

  @Test
  @Meets("connection_cut")
  void whatGathersWhileTheConnectionIsCutComesAfterwardsInOrder() {
    Instant cut = network.now();
    network.goesWrong("cut", Duration.ofSeconds(200), Map.of("do", "connection_cut", "on", "mqtt"));
    play(Way.PUBLISH, "G-5");
    assertEquals(everySeq(), seqs("G-5"));
    for (Observation reading : network.journaled("G-5")) {
      assertTrue(!reading.received().isBefore(cut.plusSeconds(200)), reading::toString);
    }
  }

  @Test
  @Meets("broker_restart")
  void whatIsNotAcknowledgedWhileTheDoorIsShutComesWhenItOpens() {
    network.report(Way.PUBLISH, "G-6", MANY);
    network.pass(Duration.ofSeconds(100));
    network.goesWrong("restart", Duration.ofSeconds(100), Map.of("do", "broker_restart"));
    network.pass(LONG);
    network.settle();
    assertEquals(everySeq(), seqs("G-6"));
    List<String> life =
        network.journaled("mqtt").stream().map(NetworkMishapsMetTest::text).toList();
    assertTrue(life.stream().anyMatch(said -> said.contains("disconnected")), life::toString);
    assertTrue(life.get(life.size() - 1).contains("connected"), life::toString);
  }

  @Test
  @Meets({"message_lost", "reordered", "duplicated"})
  void datagramsThatAreLostAreSentAgainByTheClientAndStoredOnce() {
    network.goesWrong("udp", LONG, Map.of("do", "message_lost", "on", "G-7", "share", "0.4"));
    network.goesWrong("udp-order", LONG, Map.of("do", "reordered", "on", "G-7", "share", "0.3"));
    network.goesWrong("udp-twice", LONG, Map.of("do", "duplicated", "on", "G-7", "share", "0.3"));
    play(Way.COAP, "G-7");
    assertEquals(everySeq(), sorted("G-7"));
    assertEquals("coap", network.journaled("G-7").get(0).source());
  }

  @Test
  @Meets({"http_503", "message_lost"})
  void aStepThatMeetsABusyFrontOrLosesItsAnswerIsStoredOnceWithTheRightAge() throws Exception {
    network.goesWrong(
        "busy", LONG, Map.of("do", "http_503", "share", "0.6", "retry_after", "9s..40s"));
    network.goesWrong("answers", LONG, Map.of("do", "message_lost", "on", "http", "share", "0.3"));
    Instant first = network.now().plusSeconds(1);
    network.leaves(visit(first));
    List<Instant> tapped = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      tapped.add(first.plusSeconds(5 + 10L * i));
      network.leaves(step(tapped.get(i), i));
    }
    network.pass(LONG);
    network.settle();
    List<Entry> steps =
        network.entries("T-1").stream().filter(NetworkMishapsMetTest::step).toList();
    assertEquals(MANY, steps.size(), "each step once");
    assertTrue(steps.stream().noneMatch(Entry::conflict), "no step told two ways");
    for (Entry entry : steps) {
      JsonNode body = new ObjectMapper().readTree(text(entry.observation()));
      Instant tap = Instant.parse(Objects.requireNonNull(entry.observation().stated()));
      Instant byAge = entry.observation().received().minusMillis(body.path("age_ms").asLong());
      Duration off = Duration.between(tap, byAge);
      assertTrue(off.toSeconds() <= 2 && !off.isNegative(), () -> off + " " + body);
    }
  }

  @Test
  @Meets("gateway_clock_jump")
  void whenTheGatewaysClockJumpsForthAndBackNothingIsLostAndOnlyItsOwnTimeIsWrong() {
    network.report(Way.PUBLISH, "G-9", MANY);
    network.pass(Duration.ofSeconds(100));
    network.goesWrong(
        "jump", Duration.ofSeconds(100), Map.of("do", "gateway_clock_jump", "by", "90s"));
    network.pass(LONG);
    network.settle();
    assertEquals(everySeq(), seqs("G-9"));
    long ahead =
        network.journaled("G-9").stream()
            .filter(reading -> lateness(reading).toSeconds() >= 89)
            .count();
    assertTrue(ahead >= 8 && ahead <= 12, "received by the clock that was wrong: " + ahead);
    assertTrue(network.http().get("/api/v1/status").path("journal").path("last").asLong() > 0);
  }

  private static void play(Way way, String meter) {
    network.report(way, meter, MANY);
    network.pass(LONG);
    network.settle();
  }

  private static Sending visit(Instant at) {
    return new Sending(
        at,
        Way.POST,
        Sending.OFFICE,
        "/api/v1/visits",
        "[{\"id\":\"V-1\",\"kind\":\"repair\",\"technicians\":[\"T-1\"],\"status\":\"planned\"}]",
        false);
  }

  private static Sending step(Instant at, int number) {
    UUID id = new UUID(7, number);
    String body =
        ("{\"id\":\"%s\",\"at\":\"%s\",\"step\":\"knocked\",\"technician\":\"T-1\","
                + "\"sent\":\"%s\",\"age_ms\":200}")
            .formatted(id, at.minusMillis(200), SickNetwork.local(at));
    return new Sending(at, Way.POST, "T-1", "/api/v1/visits/V-1/steps", body, false);
  }

  private static boolean step(Entry entry) {
    return entry.observation().kind() == Kind.STEP;
  }

  private static Duration lateness(Observation reading) {
    return Duration.between(
        Instant.parse(Objects.requireNonNull(reading.stated())), reading.received());
  }

  private static String text(Observation observation) {
    return new String(observation.body().toArray(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static List<Long> seqs(String meter) {
    return network.journaled(meter).stream()
        .map(reading -> Objects.requireNonNull(reading.sequence()))
        .toList();
  }

  private static List<Long> sorted(String meter) {
    return seqs(meter).stream().sorted().toList();
  }

  private static List<Long> everySeq() {
    return LongStream.rangeClosed(1, MANY).boxed().toList();
  }
}
