package io.lintel.gateway.intake;

/** How a payload is written down; what it says is the same. */
public enum Format {
  JSON,
  /** RFC 8949: text keys; byte strings are read as hexadecimal text. */
  CBOR
}
