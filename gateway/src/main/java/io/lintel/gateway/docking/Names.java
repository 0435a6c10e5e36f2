package io.lintel.gateway.docking;

import java.util.Map;

/**
 * What is written on devices and badges, as stations know them, and whom it means here. What is not
 * listed means itself.
 *
 * @param recorders by a recorder's serial
 * @param technicians by a user's number
 */
public record Names(Map<String, String> recorders, Map<String, String> technicians) {
  public static final Names THEMSELVES = new Names(Map.of(), Map.of());

  public Names {
    recorders = Map.copyOf(recorders);
    technicians = Map.copyOf(technicians);
  }

  public String recorder(String serial) {
    return recorders.getOrDefault(serial, serial);
  }

  public String technician(String user) {
    return technicians.getOrDefault(user, user);
  }
}
