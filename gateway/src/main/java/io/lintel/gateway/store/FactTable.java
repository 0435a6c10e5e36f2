package io.lintel.gateway.store;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Identity;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.meter.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the journal said, indexed by who said it, when, and about which visit. */
public final class FactTable {
  private static final String COLUMNS =
      "seq, grp, kind, conflict, source, device, stated, device_seq, epoch, identity, received,"
          + " speaker, unproven, body";
  private static final String INSERT =
      "INSERT OR REPLACE INTO fact ("
          + COLUMNS
          + ", at, type, visit)"
          + " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
  private static final String OF_DEVICE =
      "SELECT "
          + COLUMNS
          + " FROM fact WHERE seq IN ("
          + " SELECT seq FROM fact WHERE kind = ? AND device = ? AND at >= ? AND at < ?"
          + " UNION SELECT seq FROM fact WHERE kind = ? AND device = ? AND received >= ?"
          + " AND received < ?) ORDER BY seq";
  private static final String FIRST_FROM =
      "SELECT "
          + COLUMNS
          + " FROM fact WHERE kind = ? AND device = ? AND at >= ? ORDER BY at, seq LIMIT 1";

  // Two questions and not (at, seq) < (?, ?): of that SQLite looks up the first column only, and
  // goes through all entries of one and the same time.
  private static final String SELECT_OF_DEVICE =
      "SELECT " + COLUMNS + " FROM fact WHERE kind = ? AND device = ?";
  private static final String BEFORE_THEN =
      SELECT_OF_DEVICE + " AND at = ? AND seq < ? ORDER BY seq DESC LIMIT 1";
  private static final String BEFORE =
      SELECT_OF_DEVICE + " AND at < ? ORDER BY at DESC, seq DESC LIMIT 1";
  private static final String AFTER_THEN =
      SELECT_OF_DEVICE + " AND at = ? AND seq > ? ORDER BY seq LIMIT 1";
  private static final String AFTER = SELECT_OF_DEVICE + " AND at > ? ORDER BY at, seq LIMIT 1";
  private static final String LAST_BEFORE =
      "SELECT at FROM fact WHERE kind = ? AND device = ? AND at < ? ORDER BY at DESC LIMIT 1";
  private static final String OF_KIND =
      "SELECT " + COLUMNS + " FROM fact WHERE kind = ? AND at >= ? AND at < ? ORDER BY seq";
  private static final String STEPS_OF_VISIT =
      "SELECT " + COLUMNS + " FROM fact WHERE visit = ? AND kind = 3 ORDER BY seq";
  private static final String ONE = "SELECT " + COLUMNS + " FROM fact WHERE seq = ?";

  /**
   * What a recorder says of its recordings, in the very words of the index of it. Named, for the
   * planner would rather go through the heartbeats of half a day.
   */
  private static final String INDEXED =
      "SELECT * FROM fact INDEXED BY fact_file_indexed WHERE kind = 2 AND type = 'file_indexed'"
          + " AND device = ?";

  /** What begins or ends one. An index of its own, for files may lie between in any number. */
  private static final String TURNS =
      "SELECT * FROM fact INDEXED BY fact_turn WHERE kind = 2"
          + " AND type IN ('recording_started', 'recording_stopped', 'power_off') AND device = ?";

  private static final String SAID_UNPROVEN =
      "SELECT "
          + COLUMNS
          + " FROM fact INDEXED BY fact_unproven WHERE unproven = 1 AND kind = ? AND device = ?"
          + " AND at = ? AND stated IS ? AND device_seq IS ? AND epoch IS ? AND identity IS ?"
          + " AND body = ? LIMIT 1";

  private static final String BEGINS =
      "SELECT * FROM fact INDEXED BY fact_begin WHERE kind = 2 AND type = 'recording_started'"
          + " AND device = ?";

  /** Files of one recording at most: twelve hours, cut every five minutes. */
  private static final int PARTS = 144;

  private final SqlSession session;

  /** Null until it is looked up. */
  private @Nullable Boolean unproven;

  FactTable(SqlSession session) {
    this.session = session;
  }

  public void put(Fact fact) {
    Entry entry = fact.entry();
    Observation said = entry.observation();
    if (!said.voice().proven()) {
      unproven = true;
    }
    session.update(
        INSERT,
        entry.seq(),
        entry.group(),
        said.kind().code(),
        entry.conflict() ? 1 : 0,
        said.source(),
        said.device(),
        said.stated(),
        said.sequence(),
        said.epoch(),
        said.identity(),
        Micros.of(said.received()),
        said.voice().name(),
        said.voice().proven() ? 0 : 1,
        new String(said.body().toArray(), StandardCharsets.UTF_8),
        Micros.of(fact.at()),
        fact.type(),
        fact.visit());
  }

  /**
   * The fact of the same words as {@code proof}, where their sender proved nothing and that of
   * {@code proof} does; empty for nearly all.
   *
   * @param at the time by which {@code proof} is found, as in {@link Fact#at}
   */
  public Optional<Entry> saidUnproven(Entry proof, Instant at) {
    Observation said = proof.observation();
    if (!said.voice().proven() || Identity.of(said).isEmpty() || !anyUnproven()) {
      return Optional.empty();
    }
    return session.first(
        SAID_UNPROVEN,
        FactTable::entry,
        said.kind().code(),
        said.device(),
        Micros.of(at),
        said.stated(),
        said.sequence(),
        said.epoch(),
        said.identity(),
        new String(said.body().toArray(), StandardCharsets.UTF_8));
  }

  /** Where everybody proves who they are, nothing is looked for. */
  private boolean anyUnproven() {
    Boolean known = unproven;
    if (known == null) {
      known =
          session
              .first("SELECT 1 FROM fact WHERE unproven = 1 LIMIT 1", row -> row.getInt(1))
              .isPresent();
      unproven = known;
    }
    return known;
  }

  /** What could not be understood; it stays in the journal and is judged by nobody. */
  public void unprojected(long seq, String why) {
    session.update("INSERT OR REPLACE INTO unprojected (seq, why) VALUES (?,?)", seq, why);
  }

  /** Entries of one device that state a time in the window or were received in it. */
  public List<Entry> ofDevice(Kind kind, String device, Instant from, Instant to) {
    long lo = Micros.of(from);
    long hi = Micros.of(to);
    return session.list(
        OF_DEVICE, FactTable::entry, kind.code(), device, lo, hi, kind.code(), device, lo, hi);
  }

  /** The first entry of a device that states {@code from} or a later time. */
  public Optional<Entry> firstFrom(Kind kind, String device, Instant from) {
    return session.first(FIRST_FROM, FactTable::entry, kind.code(), device, Micros.of(from));
  }

  /** The last one of a device before {@code at}, and the first after it, as far as there are. */
  public List<Entry> beside(Kind kind, String device, Instant at, long seq) {
    long when = Micros.of(at);
    List<Entry> beside = new ArrayList<>();
    session
        .first(BEFORE_THEN, FactTable::entry, kind.code(), device, when, seq)
        .or(() -> session.first(BEFORE, FactTable::entry, kind.code(), device, when))
        .ifPresent(beside::add);
    session
        .first(AFTER_THEN, FactTable::entry, kind.code(), device, when, seq)
        .or(() -> session.first(AFTER, FactTable::entry, kind.code(), device, when))
        .ifPresent(beside::add);
    return beside;
  }

  /** The last time that a device stated before {@code before}; the beginning if it stated none. */
  public Instant lastBefore(Kind kind, String device, Instant before) {
    return session
        .first(
            LAST_BEFORE,
            row -> Micros.instant(row.getLong("at")),
            kind.code(),
            device,
            Micros.of(before))
        .orElse(Instant.EPOCH);
  }

  /** Entries of all devices of a kind by their time. */
  public List<Entry> ofKind(Kind kind, Instant from, Instant to) {
    return session.list(OF_KIND, FactTable::entry, kind.code(), Micros.of(from), Micros.of(to));
  }

  public List<Entry> stepsOfVisit(String visit) {
    return session.list(STEPS_OF_VISIT, FactTable::entry, visit);
  }

  public Optional<Entry> one(long seq) {
    return session.first(ONE, FactTable::entry, seq);
  }

  public Optional<Fact> whole(long seq) {
    return session.first("SELECT * FROM fact WHERE seq = ?", FactTable::fact, seq);
  }

  /** What the recorder said last before {@code fact} that begins or ends a recording. */
  public Optional<Fact> turnBefore(Fact fact) {
    String device = fact.entry().observation().device();
    long at = Micros.of(fact.at());
    return session
        .first(
            TURNS + " AND at = ? AND seq < ? ORDER BY seq DESC LIMIT 1",
            FactTable::fact,
            device,
            at,
            fact.entry().seq())
        .or(
            () ->
                session.first(
                    TURNS + " AND at < ? ORDER BY at DESC, seq DESC LIMIT 1",
                    FactTable::fact,
                    device,
                    at));
  }

  /** What it said first after {@code fact} that begins or ends a recording. */
  public Optional<Fact> turnAfter(Fact fact) {
    String device = fact.entry().observation().device();
    long at = Micros.of(fact.at());
    return session
        .first(
            TURNS + " AND at = ? AND seq > ? ORDER BY seq LIMIT 1",
            FactTable::fact,
            device,
            at,
            fact.entry().seq())
        .or(
            () ->
                session.first(
                    TURNS + " AND at > ? ORDER BY at, seq LIMIT 1", FactTable::fact, device, at));
  }

  /** The last recording that {@code recorder} said to have begun by {@code at}, by its clock. */
  public Optional<Fact> recordingBy(String recorder, Instant at) {
    return session.first(
        BEGINS + " AND at <= ? ORDER BY at DESC, seq DESC LIMIT 1",
        FactTable::fact,
        recorder,
        Micros.of(at));
  }

  /**
   * When the next recording after {@code begin} began; of one and the same time, the later word.
   */
  public Optional<Instant> nextBegin(Fact begin) {
    String device = begin.entry().observation().device();
    long at = Micros.of(begin.at());
    return session
        .first(
            BEGINS + " AND at = ? AND seq > ? ORDER BY seq LIMIT 1",
            row -> Micros.instant(row.getLong("at")),
            device,
            at,
            begin.entry().seq())
        .or(
            () ->
                session.first(
                    BEGINS + " AND at > ? ORDER BY at, seq LIMIT 1",
                    row -> Micros.instant(row.getLong("at")),
                    device,
                    at));
  }

  /** Docked files that say to have begun between the two, inclusive: the first {@link #PARTS}. */
  public List<Fact> dockedBetween(String recorder, Instant from, Instant to) {
    return session.list(
        "SELECT * FROM fact WHERE kind = 10 AND device = ? AND at >= ? AND at <= ? ORDER BY at, seq"
            + " LIMIT "
            + PARTS,
        FactTable::fact,
        recorder,
        Micros.of(from),
        Micros.of(to));
  }

  /** The recorder's own words that it put a file into its index, inclusive; the same number. */
  public List<Fact> indexedBetween(String recorder, Instant from, Instant to) {
    return session.list(
        INDEXED + " AND at >= ? AND at <= ? ORDER BY at, seq LIMIT " + PARTS,
        FactTable::fact,
        recorder,
        Micros.of(from),
        Micros.of(to));
  }

  static Fact fact(ResultSet row) throws SQLException {
    return new Fact(
        entry(row),
        Micros.instant(row.getLong("at")),
        row.getString("type"),
        row.getString("visit"));
  }

  static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("seq"),
        row.getLong("grp"),
        row.getInt("conflict") == 1,
        new Observation(
            Kind.ofCode(row.getInt("kind")),
            row.getString("source"),
            row.getString("device"),
            row.getString("stated"),
            optionalLong(row, "device_seq"),
            row.getString("epoch"),
            row.getString("identity"),
            Micros.instant(row.getLong("received")),
            EntryRow.voice(row.getString("speaker"), row.getInt("unproven") == 1),
            Bytes.of(row.getString("body").getBytes(StandardCharsets.UTF_8)),
            Bytes.empty()));
  }

  static @Nullable Long optionalLong(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}
