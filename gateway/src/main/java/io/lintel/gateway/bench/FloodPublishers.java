package io.lintel.gateway.bench;

import java.io.IOException;
import java.net.URI;

/** A few connections that pipeline packets written by hand: what the server can do at the most. */
final class FloodPublishers implements Publishers {
  private final FloodPublisher[] publishers;
  private final Readings readings = new Readings();

  FloodPublishers(URI server, int connections) throws IOException {
    publishers = new FloodPublisher[connections];
    for (int i = 0; i < connections; i++) {
      publishers[i] = new FloodPublisher(server, "lintel-bench-" + i);
    }
  }

  @Override
  public void publish(int messages) throws IOException, InterruptedException {
    for (int i = 0; i < messages; i++) {
      Readings.Message message = readings.next("lintel/v1/meters/");
      publishers[i % publishers.length].publish(message.topic(), message.payload());
    }
    for (FloodPublisher publisher : publishers) {
      publisher.drain();
    }
  }

  @Override
  public void close() throws IOException {
    for (FloodPublisher publisher : publishers) {
      publisher.close();
    }
  }
}
