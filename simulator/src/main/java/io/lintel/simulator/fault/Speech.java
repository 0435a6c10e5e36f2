package io.lintel.simulator.fault;

import io.lintel.meter.wire.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What goes over the wire in answer to a request, burst by burst; empty is silence. */
public record Speech(List<Burst> bursts) {
  public static final Speech SILENCE = new Speech(List.of());

  public Speech {
    bursts = List.copyOf(bursts);
  }

  public static Speech of(Bytes frame) {
    return new Speech(List.of(Burst.of(frame)));
  }

  Speech later(Duration by) {
    List<Burst> later = new ArrayList<>(bursts);
    if (!later.isEmpty()) {
      later.set(0, later.get(0).later(by));
    }
    return new Speech(later);
  }

  Speech spaced(Duration gap) {
    return new Speech(bursts.stream().map(burst -> burst.spaced(gap)).toList());
  }

  /** The last burst stops after {@code octets} and goes on later. */
  Speech stalled(int octets, Duration by) {
    if (bursts.isEmpty()) {
      return this;
    }
    List<Burst> stalled = new ArrayList<>(bursts);
    Burst last = stalled.remove(stalled.size() - 1);
    Bytes all = last.octets();
    stalled.add(new Burst(last.pause(), last.alongside(), all.slice(0, octets), last.between()));
    stalled.add(new Burst(by, false, all.slice(octets, all.length()), last.between()));
    return new Speech(stalled);
  }

  /** The octets of the last burst, the meter's own. */
  int lengthOfLast() {
    return bursts.isEmpty() ? 0 : bursts.get(bursts.size() - 1).octets().length();
  }

  Speech and(Burst more) {
    List<Burst> both = new ArrayList<>(bursts);
    both.add(more);
    return new Speech(both);
  }

  /** {@code first} comes first; what was to be said follows {@code gap} after its end. */
  Speech preceded(List<Burst> first, Duration gap) {
    List<Burst> both = new ArrayList<>(first);
    both.addAll(later(gap).bursts());
    return new Speech(both);
  }
}
