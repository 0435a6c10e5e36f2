package io.lintel.gateway.config;

/** A password or token. It prints as dots, so that no log or message can give it away. */
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "•••";
  }
}
