-- What the targets of sinks refuse, until it is sent again.
CREATE TABLE set_aside (
  sink   TEXT    NOT NULL,
  seq    INTEGER NOT NULL,  -- the journal entry
  at     INTEGER NOT NULL,  -- microseconds since 1970-01-01T00:00:00Z
  record TEXT    NOT NULL,  -- as it was sent
  why    TEXT    NOT NULL,  -- in the target's words
  PRIMARY KEY (sink, seq)
) WITHOUT ROWID;

CREATE TABLE accepted (
  sink TEXT PRIMARY KEY,
  at   INTEGER NOT NULL     -- when the target last took anything
) WITHOUT ROWID;
