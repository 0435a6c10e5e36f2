package io.lintel.gateway.store;

import java.util.Optional;

/**
 * What verdicts in a data directory rest on.
 *
 * @param zone the utility's, as its configuration named it
 * @param policy name, version and digest
 */
public record KeptBasis(String zone, String policy) {
  /** The name that {@link #policy} begins with. */
  public String policyName() {
    return policy.substring(0, policy.indexOf('@'));
  }

  /**
   * @param text the tables' version, the zone, the policy, and more
   */
  static Optional<KeptBasis> parse(String text) {
    String[] parts = text.split(" ", 4);
    return parts.length == 4 && parts[2].indexOf('@') > 0
        ? Optional.of(new KeptBasis(parts[1], parts[2]))
        : Optional.empty();
  }
}
