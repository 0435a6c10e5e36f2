package io.lintel.gateway.visit;

/** A technician's badge number. */
public record TechnicianId(String text) implements Comparable<TechnicianId> {
  @Override
  public int compareTo(TechnicianId that) {
    return text.compareTo(that.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
