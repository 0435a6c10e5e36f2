package io.lintel.gateway.importing;

import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.wording.PlainReason;
import io.lintel.meter.document.TextFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The secrets that an import has made, as CSV {@code kind,id,secret} that its owner only can read.
 * It is on the disk before the gateway hears of any of them: an import that breaks off leaves no
 * device with a secret that nobody has, and run again it goes on with the same ones.
 */
final class SecretsFile {
  private static final int LARGEST_BYTES = 64 << 20;
  private static final List<String> COLUMNS = List.of("kind", "id", "secret");

  private SecretsFile() {}

  /**
   * The secrets in it by the devices' names; empty if it is not there.
   *
   * @throws CommandFailed if it is something else
   */
  static Map<String, String> read(Path file) {
    Map<String, String> secrets = new TreeMap<>();
    if (Files.notExists(file)) {
      return secrets;
    }
    try {
      try (CSVParser parser =
          CSVFormat.RFC4180
              .builder()
              .setHeader()
              .setSkipHeaderRecord(true)
              .get()
              .parse(new StringReader(TextFile.read(file, LARGEST_BYTES)))) {
        if (!parser.getHeaderNames().equals(COLUMNS)) {
          throw other(file);
        }
        for (CSVRecord row : parser) {
          if (row.size() != COLUMNS.size()) {
            throw other(file);
          }
          secrets.put(row.get("kind") + "/" + row.get("id"), row.get("secret"));
        }
      }
      return secrets;
    } catch (UncheckedIOException | IllegalArgumentException notCsv) {
      throw other(file);
    } catch (TextFile.Unreadable e) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE,
          "--secrets "
              + FileImport.shown(file)
              + ": "
              + e.getMessage()
              + ". Name another file. Nothing was sent.",
          e);
    } catch (IOException e) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT,
          FileImport.shown(file) + " cannot be read: " + PlainReason.of(e),
          e);
    }
  }

  private static CommandFailed other(Path file) {
    return new CommandFailed(
        CommandFailed.WRONG_USAGE,
        "--secrets "
            + FileImport.shown(file)
            + ": expected a file that is not there yet, or one of an earlier import that begins"
            + " with "
            + String.join(",", COLUMNS)
            + "; found something else. Name another file. Nothing was sent.");
  }

  /**
   * Writes the whole file under another name first.
   *
   * @param secrets by the devices' names
   * @throws CommandFailed if it cannot be written; what was there still stands
   */
  static void write(Path file, Map<String, String> secrets) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      try (FileChannel channel =
          FileChannel.open(
              fresh,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
        ByteBuffer octets = ByteBuffer.wrap(csv(secrets).getBytes(StandardCharsets.UTF_8));
        while (octets.hasRemaining()) {
          channel.write(octets);
        }
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT,
          "--secrets "
              + FileImport.shown(file)
              + " cannot be written: "
              + PlainReason.of(e)
              + ". Nothing was sent.",
          e);
    }
  }

  private static String csv(Map<String, String> secrets) {
    StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
    secrets.forEach(
        (name, secret) -> {
          int slash = name.indexOf('/');
          text.append(
                  CSVFormat.RFC4180.format(
                      name.substring(0, slash), name.substring(slash + 1), secret))
              .append("\r\n");
        });
    return text.toString();
  }
}
