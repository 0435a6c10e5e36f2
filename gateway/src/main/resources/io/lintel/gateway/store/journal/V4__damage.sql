-- CRC-32C of body, raw and speaker: what lies on a page of its own, of which SQLite knows nothing.
-- Null in entries from before.
ALTER TABLE entry ADD COLUMN crc INTEGER;
-- How far the entries have come, on another page than theirs: a journal whose end was lost must not
-- number new entries as old ones.
ALTER TABLE journal ADD COLUMN last INTEGER NOT NULL DEFAULT 0;
UPDATE journal SET last = (SELECT coalesce(max(seq), 0) FROM entry);
