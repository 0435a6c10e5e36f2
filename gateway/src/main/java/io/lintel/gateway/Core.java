package io.lintel.gateway;

import io.lintel.gateway.access.Access;
import io.lintel.gateway.access.AdminToken;
import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.config.LintelConfig;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.journal.GroupCommitJournal;
import io.lintel.gateway.journal.JournalLimits;
import io.lintel.gateway.journal.Quotas;
import io.lintel.gateway.policy.Policy;
import io.lintel.gateway.projection.Basis;
import io.lintel.gateway.projection.PolicyJudge;
import io.lintel.gateway.projection.Projector;
import io.lintel.gateway.projection.RecorderDays;
import io.lintel.gateway.retention.Retention;
import io.lintel.gateway.sink.Sink;
import io.lintel.gateway.store.Continuity;
import io.lintel.gateway.store.CursorDatabase;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.FreeSpace;
import io.lintel.gateway.store.JournalDatabase;
import io.lintel.gateway.store.LookThrough;
import io.lintel.gateway.store.ProjectionDatabase;
import io.lintel.gateway.store.SetAsideDatabase;
import io.lintel.gateway.time.SteadyTime;
import io.lintel.gateway.time.Timekeeper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What every other part stands on: the data directory, the journal, what is derived from it. */
record Core(
    LintelConfig config,
    Timekeeper time,
    Vertx vertx,
    PrometheusMeterRegistry metrics,
    DataDirectory data,
    AdminToken admin,
    Access access,
    Identities identities,
    GroupCommitJournal journal,
    CursorDatabase cursors,
    SetAsideDatabase setAside,
    ProjectionDatabase projections,
    Projector projector,
    RecorderDays recorderDays) {

  /** Opens the data directory and brings journal and projections up; blocking. */
  static Core open(LintelConfig config, Policy policy, Timekeeper machine, Opened opened) {
    SteadyTime time = new SteadyTime(machine);
    DataDirectory data = opened.add("data", DataDirectory.open(config.data()));
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Vertx vertx = Vertx.vertx();
    opened.onClose("vertx", () -> Await.done(vertx.close().toCompletionStage()));
    SecureRandom random = new SecureRandom();
    AdminToken admin = AdminToken.in(data.path(), random);
    CursorDatabase cursors = opened.add("cursors", CursorDatabase.open(data));
    SetAsideDatabase setAside = opened.add("set-aside", SetAsideDatabase.open(data));
    Continuity.expectJournal(data, cursors);
    JournalDatabase store = JournalDatabase.open(data);
    FreeSpace space = FreeSpace.of(data.path(), System::nanoTime);
    Quotas quotas = new Quotas(space.fitting(config.limits()), space, System::nanoTime);
    GroupCommitJournal journal =
        opened.add(
            "journal", new GroupCommitJournal(store, JournalLimits.DEFAULT, quotas, time, metrics));
    Continuity.hold(data, store, cursors);
    journal.start();
    ClockJumps.journaled(time, journal, metrics);
    Basis basis = basis(config, policy);
    ProjectionDatabase projections =
        ProjectionDatabase.open(data.file("projections.db"), basis.fingerprint(), store.id());
    Projector projector =
        opened.add("projector", new Projector(journal, projections, basis, time, metrics).start());
    opened.add("look-through", new LookThrough(store, projections, time).start());
    // Clock estimates must know that what comes right after a start may be the flush of a queue.
    Await.done(
        journal.append(
            List.of(
                GatewayLife.observation("gateway", "started", policy.label(), time.instant()))));
    return new Core(
        config,
        time,
        vertx,
        metrics,
        data,
        admin,
        new Access(admin, random, System::nanoTime),
        Identities.open(config, data, journal, time, random, opened),
        journal,
        cursors,
        setAside,
        projections,
        projector,
        new RecorderDays(basis, ClockLimits.of(policy.limits())));
  }

  /** What lets go of octets; not started. */
  Retention retention(List<Sink> sinks) {
    return new Retention(
        config.retention(), journal::letGo, cursors, () -> accepted(sinks), time, metrics);
  }

  /** What every sink is done with; nothing where there is none. */
  private Optional<Retention.Accepted> accepted(List<Sink> sinks) {
    OptionalLong least = sinks.stream().mapToLong(Sink::cursor).min();
    return least.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Retention.Accepted(
                least.getAsLong(), seq -> sinks.stream().anyMatch(sink -> isSetAside(sink, seq))));
  }

  private boolean isSetAside(Sink sink, long seq) {
    return setAside.list(sink.name(), seq - 1, 1).stream().anyMatch(kept -> kept.seq() == seq);
  }

  private static Basis basis(LintelConfig config, Policy policy) {
    return new Basis(
        config.zone(),
        policy.label(),
        new PolicyJudge(policy),
        config.recorders(),
        config.recorderDefaults());
  }
}
