package io.lintel.simulator.people;

import java.util.List;

/**
 * What one technician has before them.
 *
 * @param stops in the order of calling
 * @param alarms in the order of coming in; nobody knows of them in the morning
 */
public record Assignment(String technician, List<Stop> stops, List<Alarm> alarms) {
  public Assignment {
    stops = List.copyOf(stops);
    alarms = List.copyOf(alarms);
  }
}
