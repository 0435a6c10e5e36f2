package io.lintel.gateway.bench;

import java.io.IOException;

/** Publishers that stay connected to one server, and publish QoS 1 in rounds. */
interface Publishers extends AutoCloseable {
  /** Publishes {@code messages} readings, none twice; returns when the last is acknowledged. */
  void publish(int messages) throws IOException, InterruptedException;

  @Override
  void close() throws IOException;
}
