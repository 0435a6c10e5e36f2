package io.lintel.simulator.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.meter.modbus.Framing;
import io.lintel.meter.modbus.profile.Profiles;
import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.spi.MeterDriver;
import io.lintel.meter.spi.Step;
import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.fault.Form;
import io.lintel.simulator.fault.LineDiary;
import io.lintel.simulator.fault.MeterBus;
import io.lintel.simulator.mishap.Group;
import io.lintel.simulator.mishap.Mishap;
import io.lintel.simulator.mishap.MishapBoard;
import io.lintel.simulator.mishap.Opportunity;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.DayPlanner;
import io.lintel.simulator.scenario.Scenario;
import io.lintel.simulator.scenario.Scenario.LinePlan;
import io.lintel.simulator.scenario.ScenarioFile;
import io.lintel.simulator.scenario.Truth.LineMeterTruth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two runs of a shipped scenario with one seed put the same octets on its lines, with the same
 * pauses, at every slot of its day. When a master asks is the master's doing, and how long noise
 * lies on an idle line the wall's: what is compared is what each meter said to the same question at
 * the same simulated time.
 */
class ShippedLinesSameFramesTest {
  /** A master that got nothing useful asks again at once; some of it in the same second. */
  private static final int ATTEMPTS = 2;

  /** Lines run side by side: in the second run, the last of them is asked first. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"one-street", "bad-lines", "city-day"})
  void twoRunsOfOneSeedSayTheSameOnEveryLine(String name) {
    Scenario scenario = ScenarioFile.load(name);
    Map<String, List<String>> once = run(scenario, false);
    Map<String, List<String>> again = run(scenario, true);
    assertEquals(names(scenario), once.keySet());
    once.forEach((line, said) -> assertEquals(said, again.get(line), line));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"one-street", "bad-lines"})
  void anotherSeedSaysSomethingElseOnEveryLine(String name) {
    Scenario scenario = ScenarioFile.load(name);
    Map<String, List<String>> said = run(scenario, false);
    Map<String, List<String>> other = run(scenario.withSeed(scenario.seed() + 1), false);
    said.forEach((line, those) -> assertNotEquals(those, other.get(line), line));
  }

  /** Otherwise the comparison would be one of healthy meters. */
  @Test
  void whatCanBefallAnAnswerOnBadLinesDoes() {
    Scenario scenario = ScenarioFile.load("bad-lines");
    String all = run(scenario, false).toString();
    Set<String> never = new TreeSet<>(troubles(scenario));
    assertTrue(never.size() > 10, never::toString);
    never.removeIf(all::contains);
    assertEquals(Set.of(), never);
  }

  private static Set<String> troubles(Scenario scenario) {
    Set<String> names = new TreeSet<>();
    for (Mishap mishap : scenario.goesWrong().of(Group.LINE).all()) {
      if (mishap.kind().opportunity() == Opportunity.EXCHANGE) {
        names.add(mishap.kind().name());
      }
    }
    return names;
  }

  private static Set<String> names(Scenario scenario) {
    Set<String> names = new TreeSet<>();
    scenario.lines().forEach(line -> names.add(line.id()));
    return names;
  }

  /** All that was said on each line, from a fresh plan of the day on. */
  private static Map<String, List<String>> run(Scenario scenario, boolean lastLineFirst) {
    Day day = DayPlanner.plan(scenario);
    Instant[] now = {day.from()};
    ScenarioMeters meters =
        new ScenarioMeters(
            scenario,
            day.truth(),
            new MishapBoard(scenario.goesWrong()),
            () -> now[0],
            new LineDiary());
    List<OnLine> lines = new ArrayList<>();
    for (LinePlan line : scenario.lines()) {
      lines.add(new OnLine(line, meters.knownOn(line), meters.on(line)));
    }
    if (lastLineFirst) {
      Collections.reverse(lines);
    }
    Map<String, List<String>> said = new TreeMap<>();
    for (; now[0].isBefore(day.to()); now[0] = now[0].plusSeconds(1)) {
      long seconds = Duration.between(day.from(), now[0]).toSeconds();
      for (OnLine line : lines) {
        if (seconds % line.plan().every().toSeconds() == 0) {
          said.computeIfAbsent(line.plan().id(), fresh -> new ArrayList<>())
              .addAll(slot(now[0], line));
        }
      }
    }
    return said;
  }

  private record OnLine(LinePlan plan, List<LineMeterTruth> meters, MeterBus bus) {}

  private static List<String> slot(Instant at, OnLine line) {
    List<String> said = new ArrayList<>();
    for (LineMeterTruth meter : line.meters()) {
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        said.add(
            "%s %s #%d %s"
                .formatted(
                    at, meter.meter(), attempt, answer(line.plan(), meter.address(), line.bus())));
      }
    }
    return said;
  }

  /** Octet by octet, each with the nanosecond since the question at which it has left the wire. */
  private static String answer(LinePlan line, int address, MeterBus meters) {
    boolean stream = meters.wire().form() == Form.MBAP;
    Parity parity = Parity.valueOf(line.parity().toUpperCase(Locale.ROOT));
    Bus bus =
        stream
            ? new RequestStream(meters)
            : new PacedBus(meters, new SerialSpeed(line.baud(), parity, 1));
    StringBuilder said =
        new StringBuilder()
            .append(bus.heard(question(line, address, stream), 0).mishaps())
            .append(' ');
    for (long next = bus.nextNanos(); next != Long.MAX_VALUE; next = bus.nextNanos()) {
      for (Bus.Said one : bus.leaving(next)) {
        said.append(next).append(one.octets()).append(' ');
      }
    }
    return said.toString();
  }

  /** As the gateway's own driver asks. */
  private static Bytes question(LinePlan line, int address, boolean stream) {
    Framing framing = stream ? Framing.TCP : Framing.RTU;
    MeterDriver driver = Profiles.shipped(line.profile()).orElseThrow().driver(framing);
    Step first = driver.read(new MeterAddress(Integer.toString(address))).start();
    return ((Step.Send) first).frame();
  }
}
