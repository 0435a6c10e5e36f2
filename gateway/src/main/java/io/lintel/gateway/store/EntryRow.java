package io.lintel.gateway.store;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Voice;
import io.lintel.meter.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** An entry as a row of table {@code entry}, both ways. */
final class EntryRow {
  static final String COLUMNS =
      "seq, grp, conflict, kind, source, device, stated, sequence, epoch, identity, received, body,"
          + " raw, speaker, unproven, crc";
  static final int PARAMETERS = 16;

  /** Columns that a journal of an earlier version lacks, which is read where it lies. */
  private static final List<String> LATER = List.of("speaker", "unproven", "crc");

  private static final long MICROS = 1_000_000;

  private EntryRow() {}

  /** The columns where a table has only {@code there}. */
  static String columns(Collection<String> there) {
    String columns = COLUMNS;
    for (String later : LATER) {
      columns = there.contains(later) ? columns : columns.replace(" " + later, " NULL");
    }
    return columns;
  }

  /** Binds the columns in their order, the first at {@code offset + 1}. */
  static void bind(PreparedStatement insert, int offset, Entry entry) throws SQLException {
    Observation observation = entry.observation();
    insert.setLong(offset + 1, entry.seq());
    insert.setLong(offset + 2, entry.group());
    insert.setInt(offset + 3, entry.conflict() ? 1 : 0);
    insert.setInt(offset + 4, observation.kind().code());
    insert.setString(offset + 5, observation.source());
    insert.setString(offset + 6, observation.device());
    insert.setString(offset + 7, observation.stated());
    Long sequence = observation.sequence();
    if (sequence == null) {
      insert.setNull(offset + 8, Types.INTEGER);
    } else {
      insert.setLong(offset + 8, sequence);
    }
    insert.setString(offset + 9, observation.epoch());
    insert.setString(offset + 10, observation.identity());
    insert.setLong(offset + 11, ChronoUnit.MICROS.between(Instant.EPOCH, observation.received()));
    byte[] body = observation.body().toArray();
    byte[] raw = observation.raw().isEmpty() ? null : observation.raw().toArray();
    String speaker = observation.voice().name();
    insert.setBytes(offset + 12, body);
    insert.setBytes(offset + 13, raw);
    insert.setString(offset + 14, speaker);
    if (observation.voice().proven()) {
      insert.setNull(offset + 15, Types.INTEGER);
    } else {
      insert.setInt(offset + 15, 1);
    }
    insert.setLong(offset + 16, crc(body, raw, speaker));
  }

  /**
   * @throws SQLException as SQLite's own about a corrupt page, if it is not what was written
   */
  static Entry read(ResultSet row) throws SQLException {
    try {
      return new Entry(row.getLong(1), row.getLong(2), row.getInt(3) == 1, observation(row));
    } catch (RuntimeException garbage) {
      throw damaged("entry " + row.getLong(1) + " is not what was written", garbage);
    }
  }

  static SQLException damaged(String what, @Nullable Throwable cause) {
    return new SQLException(what, null, SQLiteErrorCode.SQLITE_CORRUPT.code, cause);
  }

  private static long crc(byte @Nullable [] body, byte @Nullable [] raw, @Nullable String speaker) {
    CRC32C crc = new CRC32C();
    if (body != null) {
      crc.update(body);
    }
    if (raw != null) {
      crc.update(raw);
    }
    if (speaker != null) {
      crc.update(speaker.getBytes(StandardCharsets.UTF_8));
    }
    return crc.getValue();
  }

  private static Observation observation(ResultSet row) throws SQLException {
    long micros = row.getLong(11);
    byte[] body = row.getBytes(12);
    byte[] raw = row.getBytes(13);
    String speaker = row.getString(14);
    Long crc = number(row, 16);
    if (crc != null && crc != crc(body, raw, speaker)) {
      throw damaged("the octets of entry " + row.getLong(1) + " are not what was written", null);
    }
    return new Observation(
        Kind.ofCode(row.getInt(4)),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        number(row, 8),
        row.getString(9),
        row.getString(10),
        Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000),
        voice(speaker, row.getInt(15) == 1),
        Bytes.of(body),
        octets(raw));
  }

  /** Most entries have the one voice. */
  static Voice voice(@Nullable String speaker, boolean unproven) {
    return speaker == null && !unproven ? Voice.OWN : new Voice(speaker, !unproven);
  }

  private static @Nullable Long number(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private static Bytes octets(byte @Nullable [] octets) {
    return octets == null ? Bytes.empty() : Bytes.of(octets);
  }
}
