package io.lintel.simulator.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.simulator.scenario.Sending;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries away what docking stations have taken: pieces of files into a folder for each station,
 * where they grow as copied files do, and records to the gateway. Neither a gateway that takes no
 * records nor a folder that cannot be written stops the day: both are counted and told of once.
 */
public final class DockCarrier {
  private static final Logger log = LoggerFactory.getLogger(DockCarrier.class);

  private final @Nullable Path folder;
  private final GatewayHttp http;
  private final ObjectMapper mapper = new ObjectMapper();
  private final AtomicLong files = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong notTaken = new AtomicLong();
  private final AtomicLong unwritten = new AtomicLong();
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * @param folder of all stations; null to let files go
   */
  public DockCarrier(@Nullable Path folder, GatewayHttp http) {
    this.folder = folder;
    this.http = http;
  }

  /**
   * @param sending with a path of the gateway's, or a station's name and a piece of a file
   * @param settled runs when it is done with
   */
  void carry(Sending sending, Runnable settled) {
    if (sending.to().startsWith("/")) {
      http.offer(sending.to(), sending.body(), answer -> answered(answer, sending, settled));
      return;
    }
    Path all = folder;
    if (all != null) {
      try {
        write(all.resolve(sending.to()), mapper.readTree(sending.body()));
      } catch (IOException e) {
        unwritten.incrementAndGet();
        tell("file", all.resolve(sending.to()).toString(), String.valueOf(e.getMessage()));
      }
    }
    settled.run();
  }

  private void answered(Answer answer, Sending sending, Runnable settled) {
    if (answer.kind() == Answer.Kind.TAKEN) {
      taken.incrementAndGet();
    } else {
      notTaken.incrementAndGet();
      tell("record", sending.to(), answer.says());
    }
    settled.run();
  }

  private void write(Path station, JsonNode piece) throws IOException {
    Path whole = inside(station, piece.path("name").asText());
    Path grows =
        piece.hasNonNull("temporary") ? inside(station, piece.path("temporary").asText()) : whole;
    byte[] octets = piece.path("octets").binaryValue();
    int at = piece.path("at").asInt();
    Files.createDirectories(station);
    try (FileChannel file =
        FileChannel.open(grows, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.truncate(at);
      file.write(ByteBuffer.wrap(octets), at);
    }
    if (at + octets.length == piece.path("size").asInt()) {
      if (!grows.equals(whole)) {
        Files.move(grows, whole, StandardCopyOption.REPLACE_EXISTING);
      }
      files.incrementAndGet();
    }
  }

  private static Path inside(Path station, String name) throws IOException {
    Path path = station.resolve(name).normalize();
    if (!station.normalize().equals(path.getParent())) {
      throw new IOException("the name '" + name + "' leads out of the station's folder");
    }
    return path;
  }

  private void tell(String what, String where, String why) {
    if (told.compareAndSet(false, true)) {
      log.warn("dock={} to={} outcome=not_taken because=\"{}\" (told once)", what, where, why);
    }
  }

  /** Files that are whole in their folders. */
  public long files() {
    return files.get();
  }

  /** Records that the gateway took. */
  public long taken() {
    return taken.get();
  }

  /** Records that the gateway did not take. */
  public long notTaken() {
    return notTaken.get();
  }

  /** One line for those who look on, if anything was docked. */
  public Optional<String> summary() {
    if (files() + taken() + notTaken() + unwritten.get() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        "Docked: %d files in %s, %d records taken by the gateway, %d not taken%s"
            .formatted(
                files(),
                folder == null ? "no folder" : folder,
                taken(),
                notTaken(),
                unwritten.get() == 0 ? "" : ", " + unwritten.get() + " pieces not written"));
  }
}
