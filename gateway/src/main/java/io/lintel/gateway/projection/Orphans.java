package io.lintel.gateway.projection;

import io.lintel.gateway.audit.Wording;
import io.lintel.gateway.casework.Subject;
import io.lintel.gateway.casework.Subject.TechnicianDay;
import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.finding.DeviceKind;
import io.lintel.gateway.finding.Finding;
import io.lintel.gateway.finding.FindingId;
import io.lintel.gateway.finding.FindingKind;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.store.Fact;
import io.lintel.gateway.store.LinkTable.Ended;
import io.lintel.gateway.store.ProjectionWriter;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.wording.Sentence;
import io.lintel.gateway.wording.WireName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether a visit should explain an observation and none does. */
final class Orphans {
  private static final Sentence RECORDING = new Sentence("A recording", "录像");

  private final ProjectionWriter tables;
  private final UtilityDays days;
  private final OrphanRecordings recordings;

  Orphans(ProjectionWriter tables, UtilityDays days, EntryFacts says) {
    this.tables = tables;
    this.days = days;
    this.recordings = new OrphanRecordings(tables, days, says);
  }

  /** An observation that no visit explains, with the best that is said of it, if anything is. */
  private record Unexplained(Fact fact, @Nullable Ended best) {
    long seq() {
      return fact.entry().seq();
    }
  }

  /** The finding about the orphan named, if it is one still. */
  Optional<Finding> standing(FindingId id, Instant asOf) {
    return tables
        .findings()
        .one(id)
        .filter(stood -> stood.finding().kind() == FindingKind.ORPHAN)
        .flatMap(
            stood ->
                stood.finding().evidence().stream()
                    .filter(seq -> FindingId.ofOrphan(seq).equals(id))
                    .findFirst())
        .flatMap(seq -> of(seq, asOf));
  }

  /**
   * What has to be looked at again where {@code seq} has to: what it is told with, and what is told
   * with it, before and now.
   */
  Set<Long> besides(long seq) {
    Optional<Fact> fact = tables.facts().whole(seq).filter(OrphanRecordings::mayTell);
    Set<Long> besides = new TreeSet<>();
    if (fact.isEmpty()) {
      return besides;
    }
    tables.orphanParts().headOf(seq).ifPresent(besides::add);
    besides.addAll(tables.orphanParts().partsOf(seq));
    recordings.begin(fact.get()).ifPresent(begin -> besides.add(begin.entry().seq()));
    for (Fact part : recordings.parts(fact.get())) {
      besides.add(part.entry().seq());
      tables.orphanParts().headOf(part.entry().seq()).ifPresent(besides::add);
    }
    return besides;
  }

  /** As {@link #of}, and remembers what it is told with, or that it is told by itself. */
  Optional<Finding> placed(long seq, Instant asOf) {
    Optional<Unexplained> one = unexplained(seq);
    Optional<Long> head = one.flatMap(this::head);
    if (!head.equals(tables.orphanParts().headOf(seq))) {
      head.ifPresentOrElse(
          begin -> tables.orphanParts().put(seq, begin), () -> tables.orphanParts().remove(seq));
    }
    return head.isPresent() ? Optional.empty() : finding(one, asOf);
  }

  /**
   * Empty if a visit explains it, if none has to, if it is too early to say, or if it is told with
   * another one.
   */
  private Optional<Finding> of(long seq, Instant asOf) {
    Optional<Unexplained> one = unexplained(seq);
    return one.flatMap(this::head).isPresent() ? Optional.empty() : finding(one, asOf);
  }

  private Optional<Finding> finding(Optional<Unexplained> one, Instant asOf) {
    return one.filter(
            orphan ->
                orphan.best() == null || !CaseClaims.mayBeExplainedYet(orphan.best().link(), asOf))
        .map(this::orphan);
  }

  private Optional<Unexplained> unexplained(long seq) {
    List<Ended> ends = tables.links().endsOf(seq);
    Ended best = ends.isEmpty() ? null : ends.get(0);
    if (best != null && best.link().end() != Link.End.ORPHAN) {
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
        .map(fact -> new Unexplained(fact, best));
  }

  /** The orphan begin of the recording that it is the end or a file of. */
  private Optional<Long> head(Unexplained part) {
    return recordings
        .begin(part.fact())
        .map(begin -> begin.entry().seq())
        .filter(begin -> unexplained(begin).isPresent());
  }

  /** It and what is told with it, ascending. */
  private List<Long> told(Unexplained head) {
    Set<Long> told = new TreeSet<>(List.of(head.seq()));
    for (Fact part : recordings.parts(head.fact())) {
      unexplained(part.entry().seq()).map(Unexplained::seq).ifPresent(told::add);
    }
    return List.copyOf(told);
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

  private Finding orphan(Unexplained one) {
    Fact fact = one.fact();
    Ended best = one.best();
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
        because(fact, best),
        told(one));
  }

  private static @Nullable TechnicianId holder(@Nullable Ended best) {
    return best != null && best.subject() instanceof TechnicianDay day ? day.technician() : null;
  }

  private Sentence because(Fact fact, @Nullable Ended best) {
    if (fact.entry().observation().kind() == Kind.STEP) {
      if (isKnown(fact.visit())) {
        return new Sentence(
            "A step at the door by somebody whom the work order does not name", "上门步骤由工单未指派的人员操作");
      }
      return new Sentence("A step of a visit that nobody knows", "该步骤所属的工单不存在");
    }
    if (best != null && best.subject().kind() == Subject.Kind.METER) {
      return new Sentence(
          "The meter tells of a turned valve, an opened cover or a reset; nobody had a visit there"
              + " that day, and no command explains it",
          "表具报告阀门动作、开盖或复位；当日该处没有服务，也没有指令可以解释");
    }
    Sentence what = what(fact);
    if (best == null) {
      return new Sentence(what.en() + " on a day without visits", "当日没有工单，却有" + what.zh());
    }
    if (best.subject().kind() == Subject.Kind.RECORDER) {
      return new Sentence(
          what.en() + " while nobody had the recorder booked out", "记录仪无人领用期间有" + what.zh());
    }
    return new Sentence(what.en() + " that no visit explains", "没有工单可以解释的" + what.zh());
  }

  private Sentence what(Fact fact) {
    String type = fact.type() == null ? "" : fact.type();
    if (type.equals("sos")) {
      return new Sentence("An emergency call", "紧急呼叫");
    }
    if (type.equals("recording_stopped")) {
      return new Sentence("The end of a recording", "录像结束");
    }
    if (type.equals("recording_started")) {
      return recordings
          .length(fact)
          .map(length -> Wording.length(Micros.of(length)))
          .map(length -> new Sentence("A recording of " + length.en(), "录像（" + length.zh() + "）"))
          .orElse(RECORDING);
    }
    return type.equals("file_indexed") || fact.entry().observation().kind() == Kind.DOCKED_FILE
        ? RECORDING
        : new Sentence("An event", "事件");
  }
}
