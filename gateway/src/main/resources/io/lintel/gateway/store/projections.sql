-- Everything here is derived from the journal and can be deleted at any time.
-- Times are microseconds since 1970-01-01T00:00:00Z; days are dates in the utility's zone.
-- An empty string stands for "none" where a column is part of a key.

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- One row for each journal entry that says something; `at` is the device's time, or the receipt.
CREATE TABLE fact (
  seq INTEGER PRIMARY KEY,
  grp INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  conflict INTEGER NOT NULL,
  source TEXT NOT NULL,
  device TEXT NOT NULL,
  stated TEXT,
  device_seq INTEGER,
  epoch TEXT,
  identity TEXT,
  received INTEGER NOT NULL,
  at INTEGER NOT NULL,
  type TEXT,
  visit TEXT,
  speaker TEXT,
  unproven INTEGER NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX fact_by_time ON fact (kind, at, seq);
CREATE INDEX fact_by_device ON fact (kind, device, at, seq);
-- What recorders say of recordings. Three, for each is asked for its neighbour, and what lies
-- between in another one would have to be gone through.
CREATE INDEX fact_turn ON fact (device, at, seq)
  WHERE kind = 2 AND type IN ('recording_started', 'recording_stopped', 'power_off');
CREATE INDEX fact_begin ON fact (device, at, seq) WHERE kind = 2 AND type = 'recording_started';
CREATE INDEX fact_file_indexed ON fact (device, at, seq) WHERE kind = 2 AND type = 'file_indexed';
CREATE INDEX fact_by_receipt ON fact (kind, device, received, seq);
CREATE INDEX fact_by_visit ON fact (visit, kind, seq) WHERE visit IS NOT NULL;
CREATE INDEX fact_by_identity ON fact (identity, kind) WHERE identity IS NOT NULL;
-- What waits for a proof: the same words again, by somebody who proves to be the device.
CREATE INDEX fact_unproven ON fact (kind, device, at) WHERE unproven = 1;
-- What should be explained by a visit, and is an orphan when nothing explains it.
CREATE INDEX fact_to_explain ON fact (seq)
  WHERE (kind = 2 AND type IN ('recording_started', 'file_indexed', 'sos')) OR kind IN (3, 10);

-- What could not be brought into a table, and why: a fault of ours, never silent.
CREATE TABLE unprojected (seq INTEGER PRIMARY KEY, why TEXT NOT NULL);

-- The work order that stands, as it was sent; `until` is when it is over if nobody came, `outcome`
-- that of the worst verdict that stands, counts for the visit and was not dismissed.
CREATE TABLE visit (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  day TEXT NOT NULL,
  starts INTEGER NOT NULL,
  until INTEGER NOT NULL,
  called_off INTEGER NOT NULL,
  outcome TEXT,
  work_order TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX visit_by_day ON visit (day, starts, id);
CREATE INDEX visit_by_outcome ON visit (outcome, starts, id);

CREATE TABLE visit_technician (
  technician TEXT NOT NULL, day TEXT NOT NULL, visit TEXT NOT NULL,
  PRIMARY KEY (technician, day, visit)
) WITHOUT ROWID;
CREATE INDEX visit_technician_by_day ON visit_technician (day, technician);
CREATE INDEX visit_technician_by_visit ON visit_technician (visit);

CREATE TABLE visit_meter (
  meter TEXT NOT NULL, day TEXT NOT NULL, visit TEXT NOT NULL,
  PRIMARY KEY (meter, day, visit)
) WITHOUT ROWID;
CREATE INDEX visit_meter_by_visit ON visit_meter (visit);

-- How many visits a technician has at a meter on a day: asked whenever one is told of, and a work
-- order system may tell of any number.
CREATE TABLE meter_case (
  meter TEXT NOT NULL, day TEXT NOT NULL, technician TEXT NOT NULL,
  visits INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (meter, day, technician)
) WITHOUT ROWID;

-- The last statement about a hand-out; `until` is null while it lasts.
CREATE TABLE custody (
  recorder TEXT NOT NULL, since INTEGER NOT NULL, technician TEXT NOT NULL, until INTEGER,
  seq INTEGER NOT NULL,
  PRIMARY KEY (recorder, since)
) WITHOUT ROWID;
CREATE INDEX custody_by_technician ON custody (technician, since);
-- To go from one holder of a recorder to the next.
CREATE INDEX custody_by_holder ON custody (recorder, technician, since);
CREATE INDEX custody_by_return ON custody (recorder, technician, until);

-- Who a recorder said it was bound to, on which days.
CREATE TABLE bound (
  recorder TEXT NOT NULL, day TEXT NOT NULL, technician TEXT NOT NULL,
  PRIMARY KEY (recorder, day, technician)
) WITHOUT ROWID;
CREATE INDEX bound_by_technician ON bound (technician, day, recorder);

-- The last word of each recorder, by receipt in the journal.
CREATE TABLE recorder (
  id TEXT PRIMARY KEY, first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL,
  received INTEGER NOT NULL, at INTEGER NOT NULL, recording INTEGER, recording_since INTEGER,
  battery_pct INTEGER, storage_free_mb INTEGER, powered INTEGER,
  device_seq INTEGER, epoch TEXT
) WITHOUT ROWID;

-- On which days a recorder spoke, by its own clock and by ours.
CREATE TABLE recorder_day (
  recorder TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (recorder, day)
) WITHOUT ROWID;
CREATE INDEX recorder_day_by_day ON recorder_day (day, recorder);

-- Recordings of recorders that nobody had booked out, by the day on which they began.
CREATE TABLE loose (
  recorder TEXT NOT NULL, day TEXT NOT NULL, seq INTEGER NOT NULL,
  begin_lo INTEGER NOT NULL, begin_estimate INTEGER NOT NULL, begin_hi INTEGER NOT NULL,
  end_lo INTEGER, end_estimate INTEGER, end_hi INTEGER, places TEXT NOT NULL,
  place_in_day INTEGER NOT NULL, PRIMARY KEY (recorder, day, place_in_day)
) WITHOUT ROWID;
CREATE INDEX loose_by_day ON loose (day);

-- Where technicians were on a day, by their phones; not sure are those of visits tapped afterwards.
CREATE TABLE stay (
  day TEXT NOT NULL, technician TEXT NOT NULL, visit TEXT NOT NULL,
  since INTEGER NOT NULL, until INTEGER NOT NULL,
  lat REAL NOT NULL, lon REAL NOT NULL, accuracy REAL NOT NULL, sure INTEGER NOT NULL,
  PRIMARY KEY (day, technician, since, sure, lat, lon, visit)
) WITHOUT ROWID;

-- Recorders that were seen away from their holder, or may have been; `held_from` and `held_to` are
-- null where nobody says.
CREATE TABLE astray (
  day TEXT NOT NULL, technician TEXT NOT NULL, recorder TEXT NOT NULL,
  held_from INTEGER, held_to INTEGER, seen TEXT NOT NULL, away INTEGER NOT NULL,
  PRIMARY KEY (day, technician, recorder)
) WITHOUT ROWID;

-- Who is proposed to have carried whose recorder; recorder_b is empty if none came back.
CREATE TABLE swap (
  day TEXT NOT NULL, recorder_a TEXT NOT NULL, technician_a TEXT NOT NULL,
  recorder_b TEXT NOT NULL, technician_b TEXT NOT NULL, since INTEGER NOT NULL,
  until INTEGER NOT NULL, confidence REAL NOT NULL, evidence TEXT NOT NULL,
  PRIMARY KEY (day, recorder_a, since, technician_a)
) WITHOUT ROWID;

-- Cases that wait to be judged again, since when and since which entry.
CREATE TABLE stale (
  case_kind TEXT NOT NULL, case_of TEXT NOT NULL, day TEXT NOT NULL, since INTEGER NOT NULL, seq INTEGER NOT NULL,
  PRIMARY KEY (case_kind, case_of, day)
) WITHOUT ROWID;

-- Cases that a defect of ours keeps from being judged, since which entry and why.
CREATE TABLE unjudged (
  case_kind TEXT NOT NULL, case_of TEXT NOT NULL, day TEXT NOT NULL, since_seq INTEGER NOT NULL, why TEXT NOT NULL,
  PRIMARY KEY (case_kind, case_of, day)
) WITHOUT ROWID;

-- How much a case was asked to be judged at once, ever and when it was judged last (Turns).
CREATE TABLE pressed (
  case_kind TEXT NOT NULL, case_of TEXT NOT NULL, day TEXT NOT NULL, times INTEGER NOT NULL, judged INTEGER NOT NULL,
  PRIMARY KEY (case_kind, case_of, day)
) WITHOUT ROWID;

-- `case_kind`, `case_of` and `day` are whose case says so: a technician's day, or that of a recorder in
-- nobody's hands or of a meter without a visit.
CREATE TABLE link (
  case_kind TEXT NOT NULL, case_of TEXT NOT NULL, day TEXT NOT NULL, seq INTEGER NOT NULL, visit TEXT NOT NULL,
  end TEXT NOT NULL, confidence REAL NOT NULL,
  lo INTEGER NOT NULL, estimate INTEGER NOT NULL, hi INTEGER NOT NULL,
  reasons TEXT NOT NULL, runner_up TEXT, runner_up_confidence REAL,
  PRIMARY KEY (case_kind, case_of, day, seq, visit)
) WITHOUT ROWID;
CREATE INDEX link_by_seq ON link (seq);
CREATE INDEX link_by_visit ON link (visit, seq) WHERE visit <> '';
CREATE INDEX link_orphan ON link (seq) WHERE end = 'orphan';

-- A verdict that stands has no replaced_by; one that was superseded keeps the seq that did it.
-- `told_with` is the rule whose verdict rests on the same; `beside` with its bounds when that was
-- which it is about, where that lies outside the visit. `judges` is the version of those that said it
-- last.
CREATE TABLE verdict (
  visit TEXT NOT NULL, rule TEXT NOT NULL, subject TEXT NOT NULL,
  technician TEXT NOT NULL, day TEXT NOT NULL, since_seq INTEGER NOT NULL,
  replaced_by INTEGER,
  outcome TEXT NOT NULL, certain INTEGER NOT NULL, unproven INTEGER NOT NULL, cause TEXT,
  late_by INTEGER, uncertainty INTEGER,
  because_en TEXT NOT NULL, because_zh TEXT NOT NULL, evidence TEXT NOT NULL, policy TEXT NOT NULL,
  told_with TEXT, beside_lo INTEGER, beside INTEGER, beside_hi INTEGER, judges INTEGER NOT NULL,
  PRIMARY KEY (visit, rule, subject, technician, day, since_seq)
) WITHOUT ROWID;
CREATE INDEX verdict_standing ON verdict (technician, day) WHERE replaced_by IS NULL;

CREATE TABLE story (
  technician TEXT NOT NULL, day TEXT NOT NULL, visit TEXT NOT NULL,
  span TEXT, timeline TEXT NOT NULL,
  PRIMARY KEY (technician, day, visit)
) WITHOUT ROWID;
CREATE INDEX story_by_visit ON story (visit);

-- What one case says a person has to look at; the finding is the worst of what its cases say.
CREATE TABLE claim (
  id TEXT NOT NULL, case_kind TEXT NOT NULL, case_of TEXT NOT NULL, day TEXT NOT NULL,
  kind TEXT NOT NULL, severity INTEGER NOT NULL, outcome TEXT, rule TEXT, visit TEXT,
  subject TEXT, device TEXT, device_kind TEXT, at INTEGER NOT NULL, on_day TEXT NOT NULL,
  because_en TEXT NOT NULL, because_zh TEXT NOT NULL, cause TEXT, certain INTEGER NOT NULL,
  late_by INTEGER, uncertainty INTEGER, evidence TEXT NOT NULL, policy TEXT,
  PRIMARY KEY (id, case_kind, case_of, day)
) WITHOUT ROWID;
CREATE INDEX claim_of_case ON claim (case_kind, case_of, day);

-- `basis` is what decisions rest on, `since_seq` the last entry of the group after which it was so.
CREATE TABLE finding (
  id TEXT PRIMARY KEY, state TEXT NOT NULL, basis TEXT NOT NULL, since_seq INTEGER NOT NULL,
  kind TEXT NOT NULL, severity INTEGER NOT NULL, outcome TEXT, rule TEXT, visit TEXT,
  subject TEXT, device TEXT, device_kind TEXT, at INTEGER NOT NULL, on_day TEXT NOT NULL,
  because_en TEXT NOT NULL, because_zh TEXT NOT NULL, cause TEXT, certain INTEGER NOT NULL,
  late_by INTEGER, uncertainty INTEGER, evidence TEXT NOT NULL, policy TEXT
) WITHOUT ROWID;
CREATE INDEX finding_queue ON finding (on_day DESC, severity, at, id);
CREATE INDEX finding_by_state ON finding (state, on_day DESC, severity, at, id);
CREATE INDEX finding_by_visit ON finding (visit) WHERE visit IS NOT NULL;

-- Orphans that are looked at with another one: a recording's end and its files with its begin.
CREATE TABLE orphan_part (seq INTEGER PRIMARY KEY, head INTEGER NOT NULL);
CREATE INDEX orphan_part_by_head ON orphan_part (head, seq);

-- `earlier` marks what was decided on evidence that no longer stands.
CREATE TABLE decision (
  seq INTEGER PRIMARY KEY, finding TEXT NOT NULL, at INTEGER NOT NULL, decided_by TEXT NOT NULL,
  word TEXT NOT NULL, reason TEXT NOT NULL, basis TEXT NOT NULL, earlier INTEGER NOT NULL
);
CREATE INDEX decision_by_finding ON decision (finding, seq);

CREATE TABLE answer (
  seq INTEGER PRIMARY KEY, finding TEXT NOT NULL, at INTEGER NOT NULL, technician TEXT NOT NULL,
  said TEXT NOT NULL
);
CREATE INDEX answer_by_finding ON answer (finding, seq);

-- Cases that wait for a time, by the journal's own times, after which they are judged again.
CREATE TABLE awaiting (
  case_kind TEXT NOT NULL, case_of TEXT NOT NULL, day TEXT NOT NULL, until INTEGER NOT NULL,
  PRIMARY KEY (case_kind, case_of, day)
) WITHOUT ROWID;

-- All that was ever said of hand-outs, by people and docks, and of wearers, by the recorders
-- themselves; `replaced_by` is the entry that corrected it.
CREATE TABLE custody_said (
  seq INTEGER PRIMARY KEY, recorder TEXT NOT NULL, technician TEXT NOT NULL,
  since INTEGER NOT NULL, until INTEGER, source TEXT NOT NULL, says TEXT NOT NULL,
  replaced_by INTEGER
);
CREATE INDEX custody_said_standing ON custody_said (recorder, since)
  WHERE says = 'hand_out' AND replaced_by IS NULL;
CREATE INDEX custody_said_by_recorder ON custody_said (recorder, since, seq);
CREATE INDEX custody_said_by_technician ON custody_said (technician, since);
