package io.lintel.gateway.intake;

/** What a member's value may be. Stateless. */
interface FieldType {
  /**
   * The value as the journal keeps it: the one given, or another spelling of it.
   *
   * @throws Malformed with what was expected and what was found
   */
  JsonValue settle(JsonValue value) throws Malformed;
}
