package io.lintel.gateway.source.coap;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.eclipse.californium.elements.util.DataStreamReader;
import org.eclipse.californium.elements.util.DatagramWriter;
import org.eclipse.californium.elements.util.SerializationUtil;
import org.eclipse.californium.scandium.DTLSConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * DTLS associations across a restart of the gateway. A sleeping device shakes hands once in weeks;
 * without its association it would send into the void, and not know it.
 *
 * <p>The file is gone as soon as it has been read: an association taken up twice would use its
 * numbers twice. So after a crash there is none, and devices shake hands anew.
 */
final class Associations {
  /** An association on which nothing came for so long is not kept. */
  private static final Duration LONGEST_QUIET = Duration.ofDays(30);

  private static final Logger log = LoggerFactory.getLogger(Associations.class);

  private final Path file;

  Associations(Path file) {
    this.file = file;
  }

  /** Before the connector is started; what cannot be read is left behind. */
  void takeUp(DTLSConnector connector) {
    if (!Files.exists(file)) {
      return;
    }
    Path taken = file.resolveSibling(file.getFileName() + ".taken");
    try {
      Files.move(file, taken, StandardCopyOption.REPLACE_EXISTING);
      try (InputStream in = new BufferedInputStream(Files.newInputStream(taken))) {
        long passed = SerializationUtil.readNanotimeSynchronizationMark(new DataStreamReader(in));
        int there = connector.loadConnections(in, passed);
        log.info("source=coap outcome=associations_taken_up count={}", there);
      }
    } catch (IOException | RuntimeException unusable) {
      log.warn(
          "source=coap outcome=associations_lost file={} why={}; devices shake hands anew",
          file,
          unusable.toString());
    } finally {
      delete(taken);
    }
  }

  /** After the connector has stopped. */
  void keep(DTLSConnector connector) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      delete(fresh);
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      int kept;
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(fresh, StandardOpenOption.WRITE))) {
        DatagramWriter mark = new DatagramWriter();
        SerializationUtil.writeNanotimeSynchronizationMark(mark);
        mark.writeTo(out);
        kept = connector.saveConnections(out, LONGEST_QUIET.toSeconds());
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      log.info("source=coap outcome=associations_kept count={}", kept);
    } catch (IOException | RuntimeException unwritable) {
      log.warn(
          "source=coap outcome=associations_not_kept file={} why={}; devices shake hands anew",
          file,
          unwritable.toString());
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException stays) {
      log.warn("source=coap outcome=file_stays file={} why={}", path, stays.toString());
    }
  }
}
