-- Whose number it is: the terminal that authenticated for it first.
CREATE TABLE owner (
  number   TEXT    PRIMARY KEY,  -- without leading zeros
  terminal TEXT    NOT NULL,     -- a digest of what it calls itself
  heard_at INTEGER NOT NULL      -- microseconds since 1970-01-01T00:00:00Z, about
) WITHOUT ROWID;
