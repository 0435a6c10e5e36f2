package io.lintel.gateway.projection;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.recorder.DockedFile;
import io.lintel.gateway.recorder.RecorderEventType;
import io.lintel.gateway.store.Fact;
import io.lintel.gateway.store.FactTable;
import io.lintel.gateway.store.ProjectionWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which observations tell of one recording: its begin, its end, and the files that it left. They
 * are told apart by the recorder's own clock, which all of them are stated in.
 */
final class OrphanRecordings {
  /** How long before its button a file may begin. */
  private static final Duration PREBUFFER = Duration.ofMinutes(2);

  /** Longer than any recording whose end was not heard of. */
  private static final Duration LONGEST = Duration.ofHours(12);

  private final FactTable facts;
  private final UtilityDays days;
  private final EntryFacts says;

  OrphanRecordings(ProjectionWriter tables, UtilityDays days, EntryFacts says) {
    this.facts = tables.facts();
    this.days = days;
    this.says = says;
  }

  /** Whether it may tell of a recording at all. */
  static boolean mayTell(Fact fact) {
    return isBegin(fact)
        || is(fact, RecorderEventType.RECORDING_STOPPED)
        || is(fact, RecorderEventType.FILE_INDEXED)
        || fact.entry().observation().kind() == Kind.DOCKED_FILE;
  }

  /** The begin of the recording that {@code part} is the end or a file of. */
  Optional<Fact> begin(Fact part) {
    Kind kind = part.entry().observation().kind();
    if (kind == Kind.DOCKED_FILE) {
      return begun(part.entry())
          .flatMap(at -> facts.recordingBy(recorder(part), at.plus(PREBUFFER)).stream())
          .filter(begin -> holds(begin, part))
          .findFirst();
    }
    if (is(part, RecorderEventType.RECORDING_STOPPED)) {
      return facts.turnBefore(part).filter(OrphanRecordings::isBegin);
    }
    return is(part, RecorderEventType.FILE_INDEXED)
        ? facts.recordingBy(recorder(part), part.at())
        : Optional.empty();
  }

  /** What else may tell of the recording that {@code begin} begins: each has to be asked back. */
  List<Fact> parts(Fact begin) {
    if (!isBegin(begin)) {
      return List.of();
    }
    List<Fact> parts = new ArrayList<>();
    end(begin).filter(end -> is(end, RecorderEventType.RECORDING_STOPPED)).ifPresent(parts::add);
    Instant from = begin.at().minus(PREBUFFER);
    Instant to = until(begin);
    // What a file says without a zone may be off by the zone's offset.
    Duration offset = days.offset(begin.at());
    parts.addAll(facts.dockedBetween(recorder(begin), from, to));
    parts.addAll(facts.dockedBetween(recorder(begin), from.plus(offset), to.plus(offset)));
    // What was indexed after the next begin is asked of that one.
    Instant indexed = facts.nextBegin(begin).orElse(Instant.MAX);
    Instant last = indexed.isBefore(to.plus(LONGEST)) ? indexed : to.plus(LONGEST);
    if (last.isAfter(begin.at())) {
      parts.addAll(facts.indexedBetween(recorder(begin), begin.at(), last));
    }
    return parts.stream().distinct().filter(part -> isOf(begin, part)).toList();
  }

  private boolean isOf(Fact begin, Fact part) {
    return begin(part).filter(its -> its.entry().seq() == begin.entry().seq()).isPresent();
  }

  /** How long it lasted by the recorder's clock; empty if its end was not heard of. */
  Optional<Duration> length(Fact begin) {
    return end(begin).map(end -> Duration.between(begin.at(), end.at()));
  }

  static boolean isBegin(Fact fact) {
    return is(fact, RecorderEventType.RECORDING_STARTED);
  }

  /** When a file may have begun: where what it says carries no zone, there are several. */
  private Stream<Instant> begun(Entry entry) {
    return says.dockedFile(entry).stream().flatMap(OrphanRecordings::begun);
  }

  private static Stream<Instant> begun(DockedFile file) {
    if (file.zone() == null) {
      return Stream.of(file.began());
    }
    return Stream.concat(
        Stream.of(file.began(), file.began().minus(file.localAhead())), file.written().stream());
  }

  private boolean holds(Fact begin, Fact file) {
    Instant from = begin.at().minus(PREBUFFER);
    Instant to = until(begin);
    return begun(file.entry()).anyMatch(at -> !at.isBefore(from) && !at.isAfter(to));
  }

  private Instant until(Fact begin) {
    return end(begin).map(Fact::at).orElseGet(() -> begin.at().plus(LONGEST));
  }

  private Optional<Fact> end(Fact begin) {
    return facts
        .turnAfter(begin)
        .filter(end -> Duration.between(begin.at(), end.at()).compareTo(LONGEST) <= 0);
  }

  private static boolean is(Fact fact, RecorderEventType type) {
    @Nullable String said = fact.type();
    return fact.entry().observation().kind() == Kind.RECORDER_EVENT && type.wireName().equals(said);
  }

  private static String recorder(Fact fact) {
    return fact.entry().observation().device();
  }
}
