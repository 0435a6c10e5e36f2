package io.lintel.gateway.intake;

/**
 * What is wrong with one element of a payload.
 *
 * @param element its index in the array, 0 if the payload is no array
 * @param where the member: {@code [3].position.lat}; empty for the element itself
 * @param message what was expected, what was found
 */
public record Problem(int element, String where, String message) {
  @Override
  public String toString() {
    return where.isEmpty() ? message : where + ": " + message;
  }
}
