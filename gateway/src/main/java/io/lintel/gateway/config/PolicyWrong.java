package io.lintel.gateway.config;

import java.util.List;

/** A policy cannot be used; says everything that is wrong with it at once. */
public final class PolicyWrong extends Exception {
  private static final long serialVersionUID = 1L;

  PolicyWrong(String where, List<String> mistakes) {
    super("policy " + where + ": " + String.join("\n  ", mistakes));
  }
}
