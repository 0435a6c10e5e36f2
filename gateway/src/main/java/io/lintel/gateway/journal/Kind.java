package io.lintel.gateway.journal;

/** What an observation is about. The code is stored; never reuse one. */
public enum Kind {
  /** A meter's reading; device = meter. */
  READING(1),
  /** What a recorder says of itself; device = recorder. */
  RECORDER_EVENT(2),
  /** A dated act in a visit; device = the technician's phone, named by the technician. */
  STEP(3),
  /** A work order as it stands from now on; device = visit. */
  VISIT(4),
  /** Who carries a recorder; device = recorder. */
  CUSTODY(5),
  /** How a due reading ended; device = meter. */
  SLOT(6),
  /** The gateway's own life: started, connected, disconnected; device = the source's name. */
  GATEWAY(7),
  /** What a reviewer decided. */
  DECISION(8),
  /** A payload that could not be decoded, kept raw with the reason. */
  REJECTED(9),
  /** A recording that a docking station took; device = recorder, identity = its hash or record. */
  DOCKED_FILE(10),
  /** A recorder on a docking station: its clock, its index; device = recorder. */
  DOCK_SESSION(11),
  /** A command that somebody gave a meter, identity = its id; device = meter. */
  COMMAND(12),
  /** What a meter made of a command, identity = the command's id; device = meter. */
  COMMAND_RESULT(13);

  private final int code;

  Kind(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /**
   * @throws IllegalArgumentException for a code this version does not know
   */
  public static Kind ofCode(int code) {
    for (Kind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("unknown kind of observation: " + code);
  }
}
