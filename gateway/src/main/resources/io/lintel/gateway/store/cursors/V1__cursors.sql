CREATE TABLE cursor (
  name TEXT PRIMARY KEY,
  seq  INTEGER NOT NULL  -- the last journal entry that name is done with
) WITHOUT ROWID;
