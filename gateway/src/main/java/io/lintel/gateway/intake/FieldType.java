package io.lintel.gateway.intake;

/** What a member's value may be. Stateless. */
interface FieldType {
  /**
   * The value as the journal keeps it: the one given, or another spelling of it.
   *
   * @throws Malformed with what was expected and what was found
   */
  JsonValue settle(JsonValue value) throws Malformed;

  /**
   * The same, where a device must not lose its report over it: a value that can be meant in one way
   * only is taken, with a remark.
   */
  default JsonValue settle(JsonValue value, Remarks remarks) throws Malformed {
    return settle(value);
  }
}
