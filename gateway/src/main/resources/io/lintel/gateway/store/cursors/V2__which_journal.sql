-- The journal that the cursors count in; none before they were brought together for the first time.
CREATE TABLE journal (id TEXT NOT NULL);
