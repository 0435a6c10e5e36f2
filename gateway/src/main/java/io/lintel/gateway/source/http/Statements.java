package io.lintel.gateway.source.http;

import io.lintel.gateway.api.Reads;
import io.lintel.gateway.api.Refused;
import io.lintel.gateway.intake.Facts;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.lintel.gateway.store.ProjectionReader;
import io.lintel.meter.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Work orders and hand-outs on their way into the journal: a statement equal to the one that stands
 * is answered and not journaled again.
 *
 * <p>What stands is what was last handed to the journal, and before that what the projections hold.
 * Batches are compared one after the other, and appended without waiting for the commit. Confined
 * to one event loop.
 */
final class Statements {
  /** Batches that wait to be compared; more are refused with 503. */
  private static final int WAITING_LIMIT = 1_000;

  private static final int RETRY_SECONDS = 1;

  private final Vertx vertx;
  private final Reads reads;
  private final Journal journal;
  private final Facts facts;
  private final LongSupplier written;
  private final Map<Subject, Said> underway = new HashMap<>();
  private Future<?> lane = Future.succeededFuture();
  private int waiting;

  Statements(Vertx vertx, Reads reads, Journal journal, Facts facts, LongSupplier written) {
    this.vertx = vertx;
    this.reads = reads;
    this.journal = journal;
    this.facts = facts;
    this.written = written;
  }

  /** What a statement is about: a visit, or one hand-out of a recorder. */
  private record Subject(Kind kind, String device, Instant from) {}

  /** The last word on a subject, and the number it has or will have. */
  private record Said(Bytes body, Future<Long> seq) {}

  /** Completes after the commit; {@link Receipt.Outcome#DUPLICATE} is what stood already. */
  Future<List<Receipt>> state(List<Observation> batch) {
    if (waiting >= WAITING_LIMIT) {
      return Future.failedFuture(
          new Refused(
              503,
              "Too many statements at once",
              "At most " + WAITING_LIMIT + " requests can wait. Nothing was kept: send it again.",
              RETRY_SECONDS));
    }
    waiting++;
    Future<List<Future<Receipt>>> decided = lane.transform(earlier -> decide(batch));
    lane = decided;
    return decided
        .onComplete(done -> waiting--)
        .compose(receipts -> Future.all(receipts).map(all -> all.<Receipt>list()));
  }

  private Future<List<Future<Receipt>>> decide(List<Observation> batch) {
    forgetWritten();
    Map<Subject, Observation> unknown = new LinkedHashMap<>();
    for (Observation said : batch) {
      if (!underway.containsKey(subject(said))) {
        unknown.put(subject(said), said);
      }
    }
    Future<Map<Subject, Said>> standing =
        unknown.isEmpty()
            ? Future.succeededFuture(Map.of())
            : reads.ask(tables -> standing(tables, unknown));
    return standing.map(found -> append(batch, found));
  }

  private List<Future<Receipt>> append(List<Observation> batch, Map<Subject, Said> standing) {
    List<Observation> fresh = new ArrayList<>();
    List<Future<Receipt>> receipts = new ArrayList<>();
    Promise<List<Receipt>> committed = Promise.promise();
    for (Observation statement : batch) {
      Subject subject = subject(statement);
      Said before = underway.getOrDefault(subject, standing.get(subject));
      if (before != null && before.body().equals(statement.body())) {
        receipts.add(before.seq().map(seq -> new Receipt(seq, Receipt.Outcome.DUPLICATE)));
      } else {
        int place = fresh.size();
        fresh.add(statement);
        Future<Receipt> receipt = committed.future().map(all -> all.get(place));
        receipts.add(receipt);
        remember(subject, statement, receipt);
      }
    }
    if (!fresh.isEmpty()) {
      Future.fromCompletionStage(journal.append(fresh), vertx.getOrCreateContext())
          .onComplete(committed);
    }
    return receipts;
  }

  private void remember(Subject subject, Observation statement, Future<Receipt> receipt) {
    Said said = new Said(statement.body(), receipt.map(Receipt::seq));
    underway.put(subject, said);
    receipt.onFailure(e -> underway.remove(subject, said));
  }

  private void forgetWritten() {
    long reached = written.getAsLong();
    underway.values().removeIf(said -> said.seq().succeeded() && said.seq().result() <= reached);
  }

  private Map<Subject, Said> standing(
      ProjectionReader tables, Map<Subject, Observation> statements) {
    Map<Subject, Said> found = new HashMap<>();
    statements.forEach(
        (subject, said) -> standing(tables, subject).ifPresent(last -> found.put(subject, last)));
    return found;
  }

  private static Optional<Said> standing(ProjectionReader tables, Subject subject) {
    if (subject.kind() == Kind.VISIT) {
      return tables
          .visits()
          .one(subject.device())
          .map(visit -> said(bytes(visit.workOrder()), visit.seq()));
    }
    return tables
        .custody()
        .standing(subject.device(), subject.from())
        .flatMap(span -> tables.facts().one(span.seq()))
        .map(fact -> said(fact.entry().observation().body(), fact.entry().seq()));
  }

  private static Said said(Bytes body, long seq) {
    return new Said(body, Future.succeededFuture(seq));
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private Subject subject(Observation said) {
    Instant from =
        said.kind() == Kind.CUSTODY
            ? facts.custody(new Entry(0, 0, false, said)).from()
            : Instant.EPOCH;
    return new Subject(said.kind(), said.device(), from);
  }
}
