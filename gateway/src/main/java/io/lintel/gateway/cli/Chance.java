package io.lintel.gateway.cli;

import java.security.SecureRandom;

/** Chance that nobody can guess, for commands that make secrets. */
public final class Chance {
  private Chance() {}

  public static SecureRandom secure() {
    return new SecureRandom();
  }
}
