package io.lintel.gateway.config;

import java.util.Set;

/** The names a configuration may refer to, from the parts that know them. */
public record KnownNames(Set<String> profiles, Set<String> payloads, Set<String> policies) {
  public KnownNames {
    profiles = Set.copyOf(profiles);
    payloads = Set.copyOf(payloads);
    policies = Set.copyOf(policies);
  }
}
