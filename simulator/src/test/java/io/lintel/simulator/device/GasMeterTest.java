package io.lintel.simulator.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.simulator.chance.Dice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GasMeterTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant MIDNIGHT = Instant.parse("2026-11-19T16:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @ParameterizedTest
  @EnumSource
  void aDayBurnsWhatTheProfileSaysToTheMillilitre(ConsumptionProfile profile) {
    Consumption consumption = Consumption.drawn(profile, MIDNIGHT, SHANGHAI, Dice.ofSeed(7));

    assertEquals(
        consumption.litresPerDay() * 1_000L,
        consumption.millilitresAt(MIDNIGHT.plus(DAY)) - consumption.millilitresAt(MIDNIGHT));
  }

  @ParameterizedTest
  @EnumSource
  void anIndexNeverFalls(ConsumptionProfile profile) {
    Consumption consumption = Consumption.drawn(profile, MIDNIGHT, SHANGHAI, Dice.ofSeed(7));
    long before = 0;
    for (Instant at = MIDNIGHT; at.isBefore(MIDNIGHT.plus(DAY)); at = at.plusSeconds(97)) {
      assertTrue(consumption.millilitresAt(at) >= before, at.toString());
      before = consumption.millilitresAt(at);
    }
  }

  @Test
  void aCounterBeginsAgainBehindItsLastDigit() {
    long ends = ConsumptionProfile.HOUSEHOLD.make().counterEnds();
    Consumption consumption =
        new Consumption(MIDNIGHT, SHANGHAI, ends - 1, 1_000, ConsumptionProfile.HOUSEHOLD);

    assertEquals(99_999_999_999L, consumption.millilitresAt(MIDNIGHT));
    assertEquals(999_999, consumption.millilitresAt(MIDNIGHT.plus(DAY)));
  }

  @Test
  void nobodyBurnsAnythingInAnEmptyFlatAndItsValveIsShut() {
    GasMeter meter = meter(ConsumptionProfile.EMPTY_FLAT, 3);
    Instant noon = MIDNIGHT.plus(Duration.ofHours(12));

    assertEquals(0, meter.consumption().flowAt(noon));
    assertFalse(meter.valve().openAt(noon));
    assertFalse(new PushMeter("G-1", meter, null).report(noon).valveOpen());
  }

  @Test
  void itIsWarmerInTheAfternoonThanBeforeDawn() {
    GasMeter meter = meter(ConsumptionProfile.HOUSEHOLD, 3);

    assertTrue(
        meter.temperature(MIDNIGHT.plus(Duration.ofHours(16)))
            > meter.temperature(MIDNIGHT.plus(Duration.ofHours(4))));
  }

  @Test
  void pressureSagsWhileARestaurantCooks() {
    GasMeter meter = meter(ConsumptionProfile.RESTAURANT, 3);

    assertTrue(
        meter.pressure(MIDNIGHT.plus(Duration.ofHours(11)))
            < meter.pressure(MIDNIGHT.plus(Duration.ofHours(2))));
  }

  @Test
  void aCellFallsUntilItRaisesItsAlarm() {
    Cell cell = new Cell(MIDNIGHT, 3.2, 0.001);
    GasMeter meter =
        new GasMeter(
            new Consumption(MIDNIGHT, SHANGHAI, 0, 500, ConsumptionProfile.HOUSEHOLD),
            new Climate(SHANGHAI, 20, 0),
            cell,
            new Valve(true));

    assertEquals(3.2, meter.volts(MIDNIGHT), 1e-9);
    assertEquals(Set.of(), meter.alarms(MIDNIGHT));
    assertEquals(Set.of("battery_low"), meter.alarms(MIDNIGHT.plus(Duration.ofDays(101))));
  }

  @Test
  void aValveStandsAsItWasLastTurned() {
    Valve valve = new Valve(true);
    valve.turn(MIDNIGHT.plusSeconds(60), false);

    assertTrue(valve.openAt(MIDNIGHT.plusSeconds(59)));
    assertFalse(valve.openAt(MIDNIGHT.plusSeconds(60)));
  }

  private static GasMeter meter(ConsumptionProfile profile, long seed) {
    Dice dice = Dice.ofSeed(seed);
    return GasMeter.around(
        Consumption.drawn(profile, MIDNIGHT, SHANGHAI, dice), SHANGHAI, dice.fork("around"));
  }
}
