package io.lintel.gateway.projection;

import io.lintel.gateway.recorder.RecorderTraits;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all that is derived rests on, beside the journal. Projections made on another basis are
 * built again.
 *
 * @param zone the utility's, which says where a day begins
 * @param policy name, version and digest of what {@code judge} judges by
 * @param traits by recorder, as configured
 */
public record Basis(
    ZoneId zone,
    String policy,
    CaseJudge judge,
    Map<String, RecorderTraits> traits,
    RecorderTraits defaultTraits) {
  public Basis {
    Map<String, RecorderTraits> here = new HashMap<>();
    traits.forEach((recorder, its) -> here.put(recorder, its.in(zone)));
    traits = Map.copyOf(here);
    defaultTraits = defaultTraits.in(zone);
  }

  /** The same for the same basis; kept in the projections' file. */
  public String fingerprint() {
    return zone + " " + policy + " " + defaultTraits + " " + new TreeMap<>(traits);
  }
}
