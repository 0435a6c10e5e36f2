package io.lintel.gateway.store;

import io.lintel.gateway.audit.Cause;
import io.lintel.gateway.audit.Outcome;
import io.lintel.gateway.finding.DeviceKind;
import io.lintel.gateway.finding.Finding;
import io.lintel.gateway.finding.FindingId;
import io.lintel.gateway.finding.FindingKind;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.wording.Sentence;
import io.lintel.gateway.wording.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A finding's content as columns: the same in the claims and in the findings. */
final class FindingColumns {
  static final String NAMES =
      "id, kind, severity, outcome, rule, visit, subject, device, device_kind, at, on_day,"
          + " because_en, because_zh, cause, certain, late_by, uncertainty, evidence, policy";
  static final String PLACES = "?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?";

  private FindingColumns() {}

  /** In the order of {@link #NAMES}, then {@code more}. */
  static @Nullable Object[] values(Finding finding, @Nullable Object... more) {
    Outcome outcome = finding.outcome();
    Cause cause = finding.cause();
    VisitId visit = finding.visit();
    TechnicianId technician = finding.technician();
    DeviceKind deviceKind = finding.deviceKind();
    @Nullable Object[] content = {
      finding.id().text(),
      finding.kind().wireName(),
      finding.severity(),
      outcome == null ? null : outcome.wireName(),
      finding.rule(),
      visit == null ? null : visit.text(),
      technician == null ? null : technician.text(),
      finding.device(),
      deviceKind == null ? null : deviceKind.wireName(),
      Micros.of(finding.at()),
      finding.day().toString(),
      finding.because().en(),
      finding.because().zh(),
      cause == null ? null : cause.wireName(),
      finding.certain() ? 1 : 0,
      Micros.of(finding.lateBy()),
      Micros.of(finding.uncertainty()),
      finding.evidence().stream().map(String::valueOf).collect(Collectors.joining(",")),
      finding.policy()
    };
    @Nullable Object[] all = Arrays.copyOf(content, content.length + more.length);
    System.arraycopy(more, 0, all, content.length, more.length);
    return all;
  }

  static Finding read(ResultSet row) throws SQLException {
    String outcome = row.getString("outcome");
    String visit = row.getString("visit");
    String technician = row.getString("subject");
    String deviceKind = row.getString("device_kind");
    String cause = row.getString("cause");
    String evidence = row.getString("evidence");
    return new Finding(
        new FindingId(row.getString("id")),
        WireName.parse(FindingKind.class, row.getString("kind")).orElseThrow(),
        outcome == null ? null : Outcome.valueOf(outcome),
        row.getString("rule"),
        visit == null ? null : new VisitId(visit),
        technician == null ? null : new TechnicianId(technician),
        row.getString("device"),
        deviceKind == null ? null : WireName.parse(DeviceKind.class, deviceKind).orElseThrow(),
        Micros.instant(row.getLong("at")),
        LocalDate.parse(row.getString("on_day")),
        new Sentence(row.getString("because_en"), row.getString("because_zh")),
        cause == null ? null : WireName.parse(Cause.class, cause).orElseThrow(),
        row.getInt("certain") == 1,
        Micros.duration(FactTable.optionalLong(row, "late_by")),
        Micros.duration(FactTable.optionalLong(row, "uncertainty")),
        evidence.isEmpty()
            ? List.of()
            : Arrays.stream(evidence.split(",", -1)).map(Long::valueOf).toList(),
        row.getString("policy"));
  }
}
