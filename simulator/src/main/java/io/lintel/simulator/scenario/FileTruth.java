package io.lintel.simulator.scenario;

import io.lintel.simulator.scenario.Truth.VisitTruth;
import java.time.Instant;
import java.util.List;

/**
 * A file that a recorder really made.
 *
 * @param technician who really carried the recorder
 * @param begin prebuffer included
 * @param created what its metadata say of its beginning
 * @param sound whether there is a sound track
 * @param sha256 of what was recorded; a docked copy may hold something else
 * @param copies where it was docked, in the order of time; empty if never
 */
public record FileTruth(
    String name,
    String recorder,
    String technician,
    int epoch,
    Instant begin,
    Instant end,
    Instant created,
    boolean sound,
    String sha256,
    List<Copy> copies,
    List<String> mishaps) {
  public FileTruth {
    copies = List.copyOf(copies);
    mishaps = List.copyOf(mishaps);
  }

  /** Whether it holds some of what its bearer did from the knock to leaving. */
  public boolean holds(VisitTruth visit) {
    return technician.equals(visit.technician())
        && begin.isBefore(visit.ended())
        && end.isAfter(visit.knock());
  }

  /**
   * @param at when the copy was whole
   */
  public record Copy(String dock, Instant at, String sha256) {}
}
