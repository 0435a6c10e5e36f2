package io.lintel.simulator.mishap;

import java.util.List;
import java.util.Optional;

/**
 * One thing that can go wrong, as scenarios, the console and the documents name it.
 *
 * @param name lower snake case
 * @param opportunity what its share is a share of
 * @param says what happens
 * @param expected what the gateway should make of it
 */
public record MishapKind(
    String name,
    Group group,
    Opportunity opportunity,
    List<Parameter> parameters,
    Words says,
    Words expected) {
  public MishapKind {
    parameters = List.copyOf(parameters);
  }

  public Optional<Parameter> parameter(String called) {
    return parameters.stream().filter(one -> one.name().equals(called)).findFirst();
  }
}
