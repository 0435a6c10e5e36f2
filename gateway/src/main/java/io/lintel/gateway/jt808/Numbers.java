package io.lintel.gateway.jt808;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Which terminal each number belongs to, beyond the life of a process. Blocking. */
public interface Numbers {
  /**
   * A terminal that has authenticated for a number.
   *
   * @param terminal a digest of what it calls itself
   * @param heardAt about when it was last heard
   */
  record Owner(String number, String terminal, Instant heardAt) {}

  /** All that are known, whoever was heard longest ago first. */
  List<Owner> all();

  /** Durable when it returns; an earlier owner of the same number is forgotten. */
  void keep(Collection<Owner> owners);

  /** Durable when it returns. */
  void forget(Collection<String> numbers);
}
