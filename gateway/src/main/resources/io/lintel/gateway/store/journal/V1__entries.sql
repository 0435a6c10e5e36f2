-- The journal itself: written once, in order, never changed.
CREATE TABLE entry (
  seq      INTEGER PRIMARY KEY,  -- from 1, without holes
  grp      INTEGER NOT NULL,     -- the commit group it was made durable with
  conflict INTEGER NOT NULL,     -- 1: an earlier entry has the same identity and another body
  kind     INTEGER NOT NULL,     -- Kind.code
  source   TEXT    NOT NULL,
  device   TEXT    NOT NULL,
  stated   TEXT,                 -- the device's time as the device wrote it
  sequence INTEGER,
  epoch    TEXT,
  identity TEXT,
  received INTEGER NOT NULL,     -- microseconds since 1970-01-01T00:00:00Z
  body     BLOB    NOT NULL,     -- canonical JSON, UTF-8
  raw      BLOB                  -- null where body says it all
);

-- Finds repetitions. Ordered by the device's own time first, so that what is reported about now is
-- written to a few pages, however long the journal is (docs/decisions/finding-repetitions.md).
CREATE TABLE known (
  near INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  seq  INTEGER NOT NULL,         -- several for conflicts, or by chance
  PRIMARY KEY (near, hash, seq)
) WITHOUT ROWID;

-- For people with a sqlite3 prompt.
CREATE VIEW readable AS
SELECT seq, grp, conflict, kind, source, device, stated, sequence, epoch, identity,
       strftime('%Y-%m-%dT%H:%M:%fZ', received / 1000000.0, 'unixepoch') AS received,
       CAST(body AS TEXT) AS body, hex(raw) AS raw
FROM entry;
