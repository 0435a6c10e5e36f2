package io.lintel.gateway.bench;

import io.lintel.gateway.config.EndpointConfig;
import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.identity.Admission;
import io.lintel.gateway.identity.Reach;
import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.identity.SpeakerKind;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.journal.GroupCommitJournal;
import io.lintel.gateway.journal.JournalLimits;
import io.lintel.gateway.source.mqtt.endpoint.MqttEndpoint;
import io.lintel.gateway.source.mqtt.endpoint.WaitingCommands;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.JournalDatabase;
import io.lintel.gateway.time.WallTimekeeper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * The shipped endpoint with the shipped journal, and a bare server of Vert.x that stores nothing.
 */
final class EndpointRounds implements AutoCloseable {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Vertx vertx = Vertx.vertx();
  private final WallTimekeeper time = new WallTimekeeper(InstantSource.system(), System::nanoTime);
  private final DataDirectory directory;
  private final GroupCommitJournal journal;
  private final BareServer bare;
  private final URI lintel;

  EndpointRounds(Path path) {
    directory = DataDirectory.open(path);
    journal =
        new GroupCommitJournal(
                JournalDatabase.open(directory), JournalLimits.DEFAULT, time, registry)
            .start();
    MqttEndpoint endpoint =
        new MqttEndpoint(
            new MqttConfig(
                null,
                new ListenAddress("127.0.0.1", 0),
                "lintel-bench",
                null,
                null,
                new EndpointConfig(true, null, limits())),
            shown ->
                new Admission.Admitted(
                    new Speaker("bench", SpeakerKind.RELAY, true, Reach.EVERYTHING)),
            WaitingCommands.NONE,
            new Intake(meter -> null),
            journal,
            time,
            registry);
    Settled.of(vertx.deployVerticle(endpoint));
    bare = new BareServer(vertx);
    lintel = endpoint.uri();
  }

  /** Those of the shipped endpoint, but for the rate of one connection. */
  private static EndpointConfig.Limits limits() {
    EndpointConfig.Limits shipped = EndpointConfig.Limits.DEFAULT;
    return new EndpointConfig.Limits(
        shipped.packetBytes(),
        shipped.clients(),
        shipped.clientsOfAnAddress(),
        shipped.inFlight(),
        10_000_000,
        shipped.keepAlive(),
        shipped.topicBytes(),
        shipped.connectWithin(),
        shipped.commandAgain());
  }

  /** Where the bare server listens. */
  URI bare() {
    return bare.uri();
  }

  /** Where the shipped endpoint listens. */
  URI lintel() {
    return lintel;
  }

  @Override
  public void close() {
    bare.close();
    Settled.of(vertx.close());
    journal.close();
    directory.close();
    time.close();
  }
}
