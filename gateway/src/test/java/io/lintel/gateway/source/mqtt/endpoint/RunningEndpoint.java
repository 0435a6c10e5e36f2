package io.lintel.gateway.source.mqtt.endpoint;

import io.lintel.gateway.config.EndpointConfig;
import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.identity.Admission;
import io.lintel.gateway.identity.Doorkeeper;
import io.lintel.gateway.identity.Reach;
import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.identity.SpeakerKind;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.GroupCommitJournal;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.JournalLimits;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Quotas;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.JournalDatabase;
import io.lintel.gateway.time.WallTimekeeper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** The endpoint with a real journal behind it. */
final class RunningEndpoint implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  /** Who shows {@code meter/G-1}, or a certificate of G-1, is that meter; nothing is anybody. */
  static final Doorkeeper BY_NAME =
      shown -> {
        String subject = shown.certificateSubject();
        String name = subject == null ? shown.username() : subject.replace("CN=", "meter/");
        if (name == null) {
          return new Admission.Admitted(
              new Speaker("anonymous", SpeakerKind.ANYBODY, false, Reach.EVERYTHING));
        }
        return name.equals("wrong")
            ? new Admission.Refused(Admission.Ground.BAD_CREDENTIALS, "unknown: wrong")
            : new Admission.Admitted(new Speaker(name, SpeakerKind.METER, true, only(name)));
      };

  private final Vertx vertx = Vertx.vertx();
  private final WallTimekeeper time = new WallTimekeeper(InstantSource.system(), System::nanoTime);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final DataDirectory data;
  private final GroupCommitJournal journal;
  private final MqttEndpoint endpoint;
  private volatile List<Order> orders = List.of();

  RunningEndpoint(Path folder) {
    this(folder, EndpointConfig.DEFAULT, journal -> journal);
  }

  RunningEndpoint(Path folder, int port) {
    this(folder, port, EndpointConfig.DEFAULT, journal -> journal, Quotas.NONE);
  }

  /** Where {@code quotas} say who may send how much. */
  RunningEndpoint(Path folder, Quotas quotas) {
    this(folder, 0, EndpointConfig.DEFAULT, journal -> journal, quotas);
  }

  /**
   * @param between what stands between the endpoint and the journal
   */
  RunningEndpoint(Path folder, EndpointConfig config, UnaryOperator<Journal> between) {
    this(folder, 0, config, between, Quotas.NONE);
  }

  private RunningEndpoint(
      Path folder, int port, EndpointConfig config, UnaryOperator<Journal> between, Quotas quotas) {
    data = DataDirectory.open(folder);
    journal =
        new GroupCommitJournal(
                JournalDatabase.open(data),
                JournalLimits.DEFAULT,
                quotas,
                time,
                new SimpleMeterRegistry())
            .start();
    endpoint =
        new MqttEndpoint(
            new MqttConfig(null, new ListenAddress("127.0.0.1", port), "test", null, null, config),
            BY_NAME,
            now -> orders,
            new Intake(meter -> null),
            between.apply(journal),
            time,
            registry);
    settle(vertx.deployVerticle(endpoint));
  }

  /** The reach of one meter, {@code meter/G-1}. */
  private static Reach only(String name) {
    return new Reach() {
      @Override
      public boolean meter(String id) {
        return name.equals("meter/" + id);
      }

      @Override
      public boolean recorder(String id) {
        return name.equals("recorder/" + id);
      }

      @Override
      public boolean technician(String id) {
        return name.equals("phone/" + id);
      }

      @Override
      public boolean anyTechnician() {
        return name.startsWith("phone/");
      }
    };
  }

  /** What waits from now on. */
  void orders(Order... waiting) {
    orders = List.of(waiting);
  }

  MqttEndpoint endpoint() {
    return endpoint;
  }

  URI uri() {
    return endpoint.uri();
  }

  List<Entry> entries(Kind kind) {
    return journal.read(0, 1_000_000).stream()
        .filter(entry -> entry.observation().kind() == kind)
        .toList();
  }

  double counted(String name) {
    return registry.find(name).counters().stream().mapToDouble(counter -> counter.count()).sum();
  }

  @Override
  public void close() {
    settle(vertx.close());
    journal.close();
    data.close();
    time.close();
  }

  static <T> T settle(Future<T> future) {
    return future
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .join();
  }
}
