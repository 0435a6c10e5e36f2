package io.lintel.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Debian's mosquitto as a local process, with its persistence in a folder. */
public final class Mosquitto implements AutoCloseable {
  private static final int START_ATTEMPTS = 200;
  private static final int STOP_SECONDS = 20;

  private final Path folder;
  private final int port;
  private Process process;

  public Mosquitto(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = probe.getLocalPort();
    }
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        folder.resolve("mosquitto.conf"),
        """
        listener %d 127.0.0.1
        allow_anonymous true
        user root
        persistence true
        persistence_location %s/
        max_queued_messages 0
        log_dest none
        """
            .formatted(port, folder.resolve("data")));
    process = started();
  }

  public URI uri() {
    return URI.create("tcp://127.0.0.1:" + port);
  }

  /** Ends it in order (it writes its database) and starts it again. */
  public void restart() throws IOException, InterruptedException {
    halt();
    process = started();
  }

  /** Ends it; {@link #restart} starts it again. */
  public void halt() throws InterruptedException {
    for (int second = 0; second < STOP_SECONDS; second++) {
      // Asked again and again: what comes while it starts up is forgotten.
      process.destroy();
      if (process.waitFor(1, TimeUnit.SECONDS)) {
        return;
      }
    }
    process.destroyForcibly();
  }

  private Process started() throws IOException, InterruptedException {
    Process fresh =
        new ProcessBuilder("mosquitto", "-c", folder.resolve("mosquitto.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mosquitto.log").toFile())
            .start();
    for (int attempt = 0; attempt < START_ATTEMPTS && fresh.isAlive(); attempt++) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return fresh;
      } catch (IOException notYet) {
        if (fresh.waitFor(50, TimeUnit.MILLISECONDS)) {
          break;
        }
      }
    }
    throw new IOException(
        "mosquitto does not start: " + Files.readString(folder.resolve("mosquitto.log")));
  }

  @Override
  public void close() {
    try {
      halt();
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
