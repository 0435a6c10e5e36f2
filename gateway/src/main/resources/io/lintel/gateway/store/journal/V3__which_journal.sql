-- Which journal this is: what was read from it carries the same, and knows another one.
CREATE TABLE journal (id TEXT NOT NULL);
INSERT INTO journal (id) VALUES (lower(hex(randomblob(16))));
