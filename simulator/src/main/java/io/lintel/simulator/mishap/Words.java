package io.lintel.simulator.mishap;

/** One sentence in both languages of Lintel's pages. */
public record Words(String en, String zh) {
  public Words {
    if (en.isBlank() || zh.isBlank()) {
      throw new IllegalArgumentException("both languages are needed: '" + en + "', '" + zh + "'");
    }
  }
}
