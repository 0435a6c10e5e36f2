package io.lintel.gateway.source.http;

import io.lintel.gateway.api.Answers;
import io.lintel.gateway.api.Reads;
import io.lintel.gateway.api.Refused;
import io.lintel.gateway.api.Routes;
import io.lintel.gateway.finding.Answer;
import io.lintel.gateway.finding.Decision;
import io.lintel.gateway.finding.Finding;
import io.lintel.gateway.finding.FindingId;
import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Facts;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.lintel.gateway.store.FindingTable.Standing;
import io.lintel.gateway.store.ProjectionReader;
import io.lintel.gateway.store.ReviewTable.Decided;
import io.lintel.gateway.time.Timekeeper;
import io.lintel.gateway.visit.TechnicianId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/**
 * {@code POST /findings/{id}/decisions}, {@code /answers} and {@code /findings/decisions}: what
 * people say of findings, each a journal entry. The same body again is answered with the entry it
 * repeats, until somebody said something else or the evidence changed.
 */
public final class ReviewRoutes implements Routes {
  /** Who decides where the request does not say: there is one account so far. */
  private static final String ADMINISTRATOR = "administrator";

  /** Of no matter which zone: nothing in these states a time. */
  private static final Facts FACTS = new Facts(ZoneOffset.UTC);

  private final Vertx vertx;
  private final Intake intake;
  private final Journal journal;
  private final Reads reads;
  private final Timekeeper time;

  public ReviewRoutes(Vertx vertx, Intake intake, Journal journal, Reads reads, Timekeeper time) {
    this.vertx = vertx;
    this.intake = intake;
    this.journal = journal;
    this.reads = reads;
    this.time = time;
  }

  /** What is known of a finding when somebody speaks to it. */
  private record Known(Finding finding, List<Decided> decisions, List<Answer> answers) {
    static Known of(ProjectionReader tables, String id) {
      Standing standing =
          tables.findings().one(id).orElseThrow(() -> Refused.notFound("finding", id));
      FindingId finding = standing.finding().id();
      return new Known(
          standing.finding(),
          tables.reviews().decisionsOf(finding),
          tables.reviews().answersOf(finding));
    }

    long lastDecision() {
      return decisions.isEmpty() ? 0 : decisions.get(decisions.size() - 1).decision().seq();
    }

    long lastAnswer() {
      return answers.isEmpty() ? 0 : answers.get(answers.size() - 1).seq();
    }

    /** Whether {@code said} is what the last decision says, on the evidence that stands. */
    boolean repeats(Decision said) {
      if (decisions.isEmpty()) {
        return false;
      }
      Decided last = decisions.get(decisions.size() - 1);
      return !last.onEarlierEvidence()
          && last.decision().word() == said.word()
          && last.decision().reason().equals(said.reason())
          && last.decision().by().equals(said.by());
    }

    boolean repeats(Answer said) {
      return !answers.isEmpty() && answers.get(answers.size() - 1).text().equals(said.text());
    }
  }

  /** What has to be journaled, or the entry that says it already. */
  private record Settled(Observation said, OptionalLong repeated) {}

  private interface Reading {
    Settled of(Known known, byte[] payload, Arrival arrival);
  }

  @Override
  public void mount(Router router) {
    JsonBody.before(router.post("/api/v1/findings/:id/decisions"))
        .handler(context -> take(context, this::decision));
    JsonBody.before(router.post("/api/v1/findings/:id/answers")).handler(this::answered);
    JsonBody.before(router.post("/api/v1/findings/decisions")).handler(this::decideSeveral);
  }

  /**
   * An answer is the technician's own. A program that shows the token may pass on what somebody
   * said whom it knows; whoever sits before our pages is the auditor.
   */
  private void answered(RoutingContext context) {
    if (context.request().getHeader("Authorization") != null) {
      take(context, this::answer);
    } else {
      Answers.problem(
          context,
          new Refused(
              403,
              "Only the technician answers",
              "An answer is given by the technician whom the finding is about, and not by another"
                  + " in their name. Technicians have no accounts on these pages yet: until then"
                  + " the system in which they work passes their answers on, with Authorization:"
                  + " Bearer …."));
    }
  }

  /** One reason for many: each finding has a decision of its own in the journal, or none has. */
  private void decideSeveral(RoutingContext context) {
    Arrival arrival = new Arrival("http", time.instant(), context.request().path());
    BulkDecision bulk;
    try {
      bulk = BulkDecision.of(JsonBody.of(context));
    } catch (Refused refused) {
      Answers.problem(context, refused);
      return;
    }
    reads
        .ask(tables -> bulk.findings().stream().map(id -> Known.of(tables, id)).toList())
        .compose(
            known ->
                appendAll(
                    known.stream().map(one -> decision(one, bulk.payload(), arrival)).toList()))
        .onSuccess(receipts -> Answers.json(context, 201, bulk.answer(receipts)))
        .onFailure(e -> Answers.problem(context, e));
  }

  /** In the order of what is settled, what was said before among it. */
  private Future<List<Receipt>> appendAll(List<Settled> settled) {
    List<Observation> fresh =
        settled.stream().filter(one -> one.repeated().isEmpty()).map(Settled::said).toList();
    Future<List<Receipt>> appended =
        fresh.isEmpty()
            ? Future.succeededFuture(List.of())
            : Future.fromCompletionStage(journal.append(fresh), vertx.getOrCreateContext());
    return appended.map(
        receipts -> {
          Iterator<Receipt> next = receipts.iterator();
          List<Receipt> all = new ArrayList<>();
          for (Settled one : settled) {
            all.add(
                one.repeated().isPresent()
                    ? new Receipt(one.repeated().getAsLong(), Receipt.Outcome.DUPLICATE)
                    : next.next());
          }
          return all;
        });
  }

  private void take(RoutingContext context, Reading reading) {
    byte[] payload = JsonBody.of(context);
    String id = context.pathParam("id");
    Arrival arrival =
        new Arrival("http", time.instant(), context.request().path(), Speaker.ADMINISTRATOR);
    reads
        .ask(tables -> Known.of(tables, id))
        .compose(known -> append(reading.of(known, payload, arrival)))
        .onSuccess(receipts -> Kept.answer(context, receipts, false))
        .onFailure(e -> Answers.problem(context, e));
  }

  private Future<List<Receipt>> append(Settled settled) {
    return settled.repeated().isPresent()
        ? Future.succeededFuture(
            List.of(new Receipt(settled.repeated().getAsLong(), Receipt.Outcome.DUPLICATE)))
        : Future.fromCompletionStage(
            journal.append(List.of(settled.said())), vertx.getOrCreateContext());
  }

  private Settled decision(Known known, byte[] payload, Arrival arrival) {
    Observation said =
        one(
            payload,
            intake.decision(
                known.finding().id().text(),
                payload,
                Format.JSON,
                known.finding().basis(),
                known.lastDecision(),
                ADMINISTRATOR,
                arrival));
    return new Settled(
        said,
        known.repeats(FACTS.decision(unnumbered(said)))
            ? OptionalLong.of(known.lastDecision())
            : OptionalLong.empty());
  }

  private Settled answer(Known known, byte[] payload, Arrival arrival) {
    Observation said =
        one(
            payload,
            intake.answer(
                known.finding().id().text(), payload, Format.JSON, known.lastAnswer(), arrival));
    Answer answer = FACTS.answer(unnumbered(said));
    TechnicianId about = known.finding().technician();
    if (!answer.technician().equals(about)) {
      throw Refused.badRequest(
          "technician: expected "
              + (about == null ? "nobody, for the finding is about nobody" : about.text())
              + ", found "
              + answer.technician().text()
              + ". Only whom a finding is about can answer it.");
    }
    return new Settled(
        said, known.repeats(answer) ? OptionalLong.of(known.lastAnswer()) : OptionalLong.empty());
  }

  private static Observation one(byte[] payload, Taken taken) {
    if (JsonBody.isArray(payload)) {
      throw Refused.badRequest("Expected an object, found an array.");
    }
    if (!taken.good()) {
      throw Refused.badRequest(taken.diagnostic() + ". Nothing of the request was kept.");
    }
    return taken.accepted().get(0);
  }

  private static Entry unnumbered(Observation said) {
    return new Entry(0, 0, false, said);
  }
}
