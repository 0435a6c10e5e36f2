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
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * The shipped endpoint with the shipped journal, and a bare server of Vert.x that stores nothing,
 * each in turn at the end of the same publishers.
 */
final class EndpointRounds implements AutoCloseable {
  private static final double NANOS = 1e9;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Vertx vertx = Vertx.vertx();
  private final WallTimekeeper time = new WallTimekeeper(InstantSource.system(), System::nanoTime);
  private final DataDirectory directory;
  private final GroupCommitJournal journal;
  private final BareServer bare;
  private final FloodPublisher[] toBare;
  private final FloodPublisher[] toLintel;
  private final Readings readings = new Readings();

  EndpointRounds(Path path, int connections) throws IOException {
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
    toBare = publishers(bare.uri(), connections);
    toLintel = publishers(endpoint.uri(), connections);
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

  private static FloodPublisher[] publishers(URI server, int connections) throws IOException {
    FloodPublisher[] publishers = new FloodPublisher[connections];
    for (int i = 0; i < connections; i++) {
      publishers[i] = new FloodPublisher(server, "lintel-bench-" + i);
    }
    return publishers;
  }

  /** Messages a second that the bare server acknowledges. */
  double bare(int messages) throws IOException, InterruptedException {
    return rate(toBare, messages);
  }

  /** Messages a second that are committed and acknowledged. */
  double lintel(int messages) throws IOException, InterruptedException {
    return rate(toLintel, messages);
  }

  private double rate(FloodPublisher[] publishers, int messages)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    for (int i = 0; i < messages; i++) {
      Readings.Message message = readings.next("lintel/v1/meters/");
      publishers[i % publishers.length].publish(message.topic(), message.payload());
    }
    for (FloodPublisher publisher : publishers) {
      publisher.drain();
    }
    return messages * NANOS / (System.nanoTime() - begin);
  }

  @Override
  public void close() throws IOException {
    for (int i = 0; i < toBare.length; i++) {
      toBare[i].close();
      toLintel[i].close();
    }
    bare.close();
    Settled.of(vertx.close());
    journal.close();
    directory.close();
    time.close();
  }
}
