-- Who brought each entry. Null in both: the gateway's own word, or an entry from before this was
-- kept, which counts as it did then.
ALTER TABLE entry ADD COLUMN speaker TEXT;      -- 'meter/G-1', 'relay/cloud-a', 'anonymous'
ALTER TABLE entry ADD COLUMN unproven INTEGER;  -- 1: the speaker proved nothing; else null

DROP VIEW readable;
CREATE VIEW readable AS
SELECT seq, grp, conflict, kind, source, device, stated, sequence, epoch, identity,
       strftime('%Y-%m-%dT%H:%M:%fZ', received / 1000000.0, 'unixepoch') AS received,
       speaker, unproven, CAST(body AS TEXT) AS body, hex(raw) AS raw
FROM entry;
