package io.lintel.gateway.audit;

import io.lintel.gateway.metering.MeterCommand;
import io.lintel.gateway.metering.MeterDay;
import io.lintel.gateway.metering.ReadingFact;
import java.time.Instant;
import java.util.List;

/**
 * Everything known of one meter around a day on which nobody had a visit at it. What happened on
 * days with visits is the business of their {@link CaseFile}s.
 *
 * @param meterDay the day, and the visits at the meter on the days beside it
 * @param readings from 12 h before the day to 36 h after its beginning, in journal order
 * @param commands over the same window and {@link MeterCommand#WITHIN} before it
 * @param interruptions as in {@link CaseFile}
 */
public record UnvisitedMeter(
    String meter,
    MeterDay meterDay,
    List<ReadingFact> readings,
    List<MeterCommand> commands,
    List<Instant> interruptions) {
  public UnvisitedMeter {
    readings = List.copyOf(readings);
    commands = List.copyOf(commands);
    interruptions = List.copyOf(interruptions);
  }
}
