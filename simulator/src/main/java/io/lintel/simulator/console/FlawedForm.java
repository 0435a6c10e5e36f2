package io.lintel.simulator.console;

import io.lintel.simulator.mishap.MishapForm.Flaw;
import java.util.List;
import java.util.stream.Collectors;

/** A form with mistakes, all of them told at once and by key. */
final class FlawedForm extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Flaw> flaws;

  FlawedForm(List<Flaw> flaws) {
    super(
        flaws.stream().map(Flaw::says).collect(Collectors.joining("; ")) + ".", null, false, false);
    this.flaws = List.copyOf(flaws);
  }

  List<Flaw> flaws() {
    return flaws;
  }
}
