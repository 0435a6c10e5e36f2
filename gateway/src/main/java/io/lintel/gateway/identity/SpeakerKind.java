package io.lintel.gateway.identity;

/** What somebody who speaks is. */
public enum SpeakerKind {
  METER,
  RECORDER,
  /** A technician's phone; its id is the technician's. */
  PHONE,
  /** Forwards for many: a maker's cloud, a head-end, a network server, a bridge. */
  RELAY,
  /** A person or a system with the administrator's token, or a path of the gateway's own. */
  OPERATOR,
  /** Showed nothing that is one device's alone: anonymous, or the password all share. */
  ANYBODY
}
