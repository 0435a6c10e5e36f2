package io.lintel.gateway.source.mqtt;

import io.lintel.testing.Needs;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

class MosquittoContainerTest {
  private static final String IMAGE = "eclipse-mosquitto:2";
  private static final int PORT = 1883;
  private static final String CONFIGURATION =
      "listener " + PORT + " 0.0.0.0\nallow_anonymous true\nlog_dest stderr\n";

  @TempDir Path folder;

  @Test
  void mosquittoInAContainerServes() throws Exception {
    Needs.image(IMAGE);
    try (GenericContainer<?> broker =
        new GenericContainer<>(IMAGE)
            .withCommand(
                "sh",
                "-c",
                "printf '%s' '"
                    + CONFIGURATION
                    + "' > /tmp/m.conf && exec mosquitto -c /tmp/m.conf")
            .withExposedPorts(PORT)
            .waitingFor(Wait.forListeningPort())) {
      broker.start();
      URI uri = URI.create("tcp://" + broker.getHost() + ":" + broker.getMappedPort(PORT));
      Conversation.hold(uri, folder);
    }
  }
}
