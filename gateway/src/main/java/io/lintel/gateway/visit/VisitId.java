package io.lintel.gateway.visit;

/** A work order's number, as the utility writes it. */
public record VisitId(String text) implements Comparable<VisitId> {
  @Override
  public int compareTo(VisitId that) {
    return text.compareTo(that.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
