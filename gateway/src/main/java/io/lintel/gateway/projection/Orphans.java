package io.lintel.gateway.projection;

import io.lintel.gateway.audit.Sentence;
import io.lintel.gateway.finding.DeviceKind;
import io.lintel.gateway.finding.Finding;
import io.lintel.gateway.finding.FindingId;
import io.lintel.gateway.finding.FindingKind;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.store.CaseKey;
import io.lintel.gateway.store.Fact;
import io.lintel.gateway.store.LinkTable.Ended;
import io.lintel.gateway.store.ProjectionWriter;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.wording.WireName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a visit should explain an observation and none does. */
final class Orphans {
  private final ProjectionWriter tables;
  private final UtilityDays days;

  Orphans(ProjectionWriter tables, UtilityDays days) {
    this.tables = tables;
    this.days = days;
  }

  /** The finding about the orphan named, if it is one still. */
  Optional<Finding> standing(FindingId id, Instant asOf) {
    return tables
        .findings()
        .one(id)
        .filter(stood -> stood.finding().kind() == FindingKind.ORPHAN)
        .flatMap(stood -> of(stood.finding().evidence().get(0), asOf));
  }

  /** Empty if a visit explains it, if none has to, or if it is too early to say. */
  Optional<Finding> of(long seq, Instant asOf) {
    List<Ended> ends = tables.links().endsOf(seq);
    Ended best = ends.isEmpty() ? null : ends.get(0);
    if (best != null
        && (best.link().end() != Link.End.ORPHAN
            || CaseClaims.mayBeExplainedYet(best.link(), asOf))) {
      return Optional.empty();
    }
    return tables
        .facts()
        .whole(seq)
        .filter(
            fact ->
                best != null
                    || (Expectations.expectsVisit(fact.entry().observation().kind(), fact.type())
                        && !isOfOffice(fact)))
        .map(fact -> orphan(fact, best));
  }

  /** A dispatcher's word about a visit that there is: nobody has to be at a door for it. */
  private boolean isOfOffice(Fact fact) {
    String type = fact.type();
    return fact.entry().observation().kind() == Kind.STEP
        && type != null
        && WireName.parse(StepType.class, type).filter(step -> !step.atDoor()).isPresent()
        && isKnown(fact.visit());
  }

  private boolean isKnown(@Nullable String visit) {
    return visit != null && tables.visits().one(visit).isPresent();
  }

  private Finding orphan(Fact fact, @Nullable Ended best) {
    Observation said = fact.entry().observation();
    Instant at = best == null ? fact.at() : best.link().time().estimate();
    boolean step = said.kind() == Kind.STEP;
    return Finding.orphan(
        fact.entry().seq(),
        step ? new TechnicianId(said.device()) : holder(best),
        step ? null : said.device(),
        said.kind() == Kind.READING ? DeviceKind.METER : DeviceKind.RECORDER,
        at,
        days.of(at),
        because(fact, best));
  }

  private static @Nullable TechnicianId holder(@Nullable Ended best) {
    CaseKey key = best == null ? null : best.key();
    return key == null || key.isUnheld() || key.isUnvisited() ? null : key.technician();
  }

  private Sentence because(Fact fact, @Nullable Ended best) {
    if (fact.entry().observation().kind() == Kind.STEP) {
      if (isKnown(fact.visit())) {
        return new Sentence(
            "A step at the door by somebody whom the work order does not name", "上门步骤由服务单未指派的人员操作");
      }
      return new Sentence("A step of a visit that nobody knows", "该步骤所属的服务单不存在");
    }
    if (best != null && best.key().isUnvisited()) {
      return new Sentence(
          "The meter tells of a turned valve, an opened cover or a reset; nobody had a visit there"
              + " that day, and no command explains it",
          "表具报告阀门动作、开盖或复位；当日该处没有服务，也没有指令可以解释");
    }
    Sentence what = what(fact);
    if (best == null) {
      return new Sentence(what.en() + " on a day without visits", "当日没有服务单，却有" + what.zh());
    }
    if (best.key().isUnheld()) {
      return new Sentence(
          what.en() + " while nobody had the recorder booked out", "记录仪无人领用期间有" + what.zh());
    }
    return new Sentence(what.en() + " that no visit explains", "没有服务单可以解释的" + what.zh());
  }

  private static Sentence what(Fact fact) {
    String type = fact.type() == null ? "" : fact.type();
    if (type.equals("sos")) {
      return new Sentence("An emergency call", "紧急呼叫");
    }
    boolean recording = type.equals("recording_started") || type.equals("file_indexed");
    return recording || fact.entry().observation().kind() == Kind.DOCKED_FILE
        ? new Sentence("A recording", "录像")
        : new Sentence("An event", "事件");
  }
}
