package io.lintel.gateway.identity;

/**
 * Looks at what a client shows. Safe for use from any thread, never blocks: secrets are random and
 * long, so one SHA-256 is all it takes, and it may be called on an event loop.
 */
public interface Doorkeeper {
  Admission admit(Shown shown);
}
