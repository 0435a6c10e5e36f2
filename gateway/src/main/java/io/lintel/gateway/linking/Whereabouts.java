package io.lintel.gateway.linking;

import java.util.List;

/**
 * Where a technician and the recorders in their hands were on one day: what swaps of recorders are
 * proposed from.
 *
 * @param stays of the technician, by time
 * @param astray the recorders that were elsewhere, by name; nearly always none
 */
public record Whereabouts(List<Stay> stays, List<Astray> astray) {
  public static final Whereabouts UNKNOWN = new Whereabouts(List.of(), List.of());

  public Whereabouts {
    stays = List.copyOf(stays);
    astray = List.copyOf(astray);
  }
}
