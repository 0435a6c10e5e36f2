package io.lintel.simulator.transport;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.gateway.config.LineConfig;
import io.lintel.gateway.config.PolledMeterConfig;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.source.line.LastSlots;
import io.lintel.gateway.source.line.LineSource;
import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.GasState;
import io.lintel.simulator.device.ModbusMeter;
import io.lintel.simulator.device.RegisterLayout;
import io.lintel.simulator.fault.LineDiary;
import io.lintel.simulator.fault.LineFault;
import io.lintel.simulator.fault.LineFaults;
import io.lintel.simulator.fault.MeterBus;
import io.lintel.simulator.fault.Mishaps;
import io.lintel.simulator.fault.Troubles;
import io.lintel.simulator.fault.Wire;
import io.lintel.simulator.mishap.MishapBoard;
import io.lintel.simulator.mishap.MishapKind;
import io.lintel.simulator.mishap.MishapList;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every line fault on every kind of line where it makes sense, met by the gateway: one line for
 * each of them, with a meter that it strikes at every answer of the first slot, and a healthy one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineFaultsMetTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String BEGIN = "2026-11-22T08:07:12Z";
  private static final String FIRST = "2026-11-22T08:15:00Z";
  private static final String LAST = "2026-11-22T08:45:00Z";
  private static final long SICK_SHOWS = 1_234_567_000L;
  private static final long HEALTHY_SHOWS = 7_654_321_000L;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How a slot ends in which every answer is struck; those not named are read all the same. */
  private static final Map<String, String> EXPECTED =
      Map.ofEntries(
          entry("exception", "failed refused: 4, slave device failure"),
          entry("ff_fields", "failed value: expected volume_base .* found FFFF.*"),
          entry("wrong_unit", "failed address: expected an answer of unit 1, found one of .*"),
          entry("wrong_transaction", "failed unexpected: expected transaction .*"),
          entry("truncated", "failed (truncated|start): .*"),
          entry("flipped_bits", "failed (checksum|address|unexpected|truncated|start): .*"),
          entry("bad_checksum", "failed checksum: .*"),
          entry("power_loss", "failed silent: .*"),
          entry("late_reply", "(read|failed (silent|unexpected)).*"),
          entry("duplicate_address", "failed (checksum|address|unexpected|truncated|start): .*"),
          entry("silent", "failed silent: not one byte .*"));

  private final HandClock clock = new HandClock(BEGIN);
  private final ListJournal journal = new ListJournal();
  private final LineSource source =
      new LineSource(journal, clock, ZoneId.of("Asia/Shanghai"), new SimpleMeterRegistry());
  private final MishapBoard board = new MishapBoard(MishapList.NONE);
  private final List<VirtualLine> lines = new ArrayList<>();

  Stream<Arguments> everyFaultOnEveryLine() {
    return Stream.of(Wire.values())
        .flatMap(
            wire ->
                LineFaults.on(wire).stream()
                    .filter(LineFaultsMetTest::strikesExchanges)
                    .map(kind -> Arguments.of(kind.name(), wire)));
  }

  private static boolean strikesExchanges(MishapKind kind) {
    return !(LineFaults.of(kind).orElseThrow().fault() instanceof LineFault.OfLine);
  }

  @BeforeAll
  void threeSlotsPassOnEveryLine() {
    List<LineConfig> configured = new ArrayList<>();
    everyFaultOnEveryLine()
        .forEach(each -> configured.add(line((String) each.get()[0], (Wire) each.get()[1])));
    source.start(configured, LastSlots.none());
    clock.moveTo(FIRST);
    awaitSlots(2 * configured.size());
    clock.moveTo("2026-11-22T08:30:00Z");
    awaitSlots(4 * configured.size());
    clock.moveTo(LAST);
    awaitSlots(6 * configured.size());
  }

  @AfterAll
  void close() {
    source.close();
    lines.forEach(VirtualLine::close);
  }

  @ParameterizedTest(name = "{0} over {1}")
  @MethodSource("everyFaultOnEveryLine")
  void theSlotEndsAsItShould(String kind, Wire wire) throws IOException {
    JsonNode slot = slot(sick(kind, wire), FIRST);
    String ended = slot.get("outcome").asText() + " " + slot.path("why").asText();
    assertTrue(ended.matches(EXPECTED.getOrDefault(kind, "read ")), ended);
  }

  @ParameterizedTest(name = "{0} over {1}")
  @MethodSource("everyFaultOnEveryLine")
  void nothingWrongIsEverStored(String kind, Wire wire) throws IOException {
    boolean rolledOver = kind.equals("counter_rollover");
    for (JsonNode reading : readings(sick(kind, wire))) {
      assertEquals(rolledOver ? "0" : "1234.567", reading.get("volume_m3").asText());
      rolledOver = false;
    }
    assertEquals(3, readings(healthy(kind, wire)).size(), "one for each slot");
    for (JsonNode reading : readings(healthy(kind, wire))) {
      assertEquals("7654.321", reading.get("volume_m3").asText());
    }
  }

  @ParameterizedTest(name = "{0} over {1}")
  @MethodSource("everyFaultOnEveryLine")
  void theHealthyMeterBesideItIsReadInTheSameSlotAndTheSickOneLater(String kind, Wire wire)
      throws IOException {
    assertEquals("read", slot(healthy(kind, wire), FIRST).get("outcome").asText());
    assertEquals("read", slot(healthy(kind, wire), LAST).get("outcome").asText());
    assertEquals("read", slot(sick(kind, wire), LAST).get("outcome").asText());
  }

  private JsonNode slot(String meter, String due) throws IOException {
    String begin = meter + " " + due + " ";
    List<String> found =
        journal.of(Kind.SLOT).stream().filter(slot -> slot.startsWith(begin)).toList();
    assertEquals(1, found.size(), () -> begin + found);
    return JSON.readTree(found.get(0).substring(begin.length()));
  }

  private List<JsonNode> readings(String meter) throws IOException {
    List<JsonNode> bodies = new ArrayList<>();
    for (Observation entry : journal.entries()) {
      if (entry.kind() == Kind.READING && entry.device().equals(meter)) {
        bodies.add(JSON.readTree(entry.body().toArray()));
      }
    }
    return bodies;
  }

  private LineConfig line(String kind, Wire wire) {
    String id = kind + "." + wire.wireName();
    board.add(Mishaps.mishap(id, kind, "on", sick(kind, wire), "until", "00:10"));
    Map<String, ModbusMeter> meters = new LinkedHashMap<>();
    meters.put(sick(kind, wire), meter(1, SICK_SHOWS));
    meters.put(healthy(kind, wire), meter(2, HEALTHY_SHOWS));
    Troubles troubles = new Troubles(board, Dice.ofSeed(20), Instant.parse(BEGIN), clock);
    VirtualLine line =
        VirtualLine.of(
            new MeterBus(id, wire, meters, troubles, new LineDiary()),
            new SerialSpeed(19_200, Parity.EVEN, 1));
    lines.add(line);
    List<PolledMeterConfig> polled = new ArrayList<>();
    meters.forEach(
        (name, meter) ->
            polled.add(
                new PolledMeterConfig(name, "fuxin", "" + meter.unit(), Duration.ofMinutes(15))));
    return new LineConfig(id, line.uri(), polled);
  }

  private static ModbusMeter meter(int unit, long millilitres) {
    return new ModbusMeter(unit, RegisterLayout.FUXIN, () -> GasState.showing(millilitres));
  }

  private static String sick(String kind, Wire wire) {
    return kind + "." + wire.wireName() + ".sick";
  }

  private static String healthy(String kind, Wire wire) {
    return kind + "." + wire.wireName() + ".healthy";
  }

  private void awaitSlots(int count) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (journal.of(Kind.SLOT).size() < count) {
      assertTrue(System.nanoTime() < until, () -> journal.of(Kind.SLOT).size() + " of " + count);
      LockSupport.parkNanos(5_000_000L);
    }
  }
}
