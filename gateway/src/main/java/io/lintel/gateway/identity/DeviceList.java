package io.lintel.gateway.identity;

import io.lintel.gateway.wording.PlainReason;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A list of devices as CSV: {@code kind,id,secret_sha256,certificate,speaks_for}, the first two and
 * one of the next two needed. Secrets themselves never stand in it. Pure.
 */
public final class DeviceList {
  /** Devices of one utility; each takes about 300 bytes in memory. */
  public static final int MOST_DEVICES = 100_000;

  private static final String KIND = "kind";
  private static final String ID = "id";
  private static final String DIGEST = "secret_sha256";
  private static final String CERTIFICATE = "certificate";
  private static final String SPEAKS_FOR = "speaks_for";
  private static final List<String> COLUMNS = List.of(KIND, ID, DIGEST, CERTIFICATE, SPEAKS_FOR);

  private final Map<String, Device> devices = new LinkedHashMap<>();
  private final Map<String, Long> lines = new HashMap<>();
  private final Map<String, String> certificates = new HashMap<>();
  private final List<Wrong> wrong = new ArrayList<>();

  /**
   * @param line of the file, from 1
   */
  public record Wrong(long line, String message) {}

  /**
   * @param devices those that are right, in the list's order
   * @param wrong all that is wrong, in the list's order
   */
  public record Read(List<Device> devices, List<Wrong> wrong) {
    public Read {
      devices = List.copyOf(devices);
      wrong = List.copyOf(wrong);
    }
  }

  private DeviceList() {}

  /** Reads a list; never throws for what stands in it. */
  public static Read read(String text) {
    DeviceList list = new DeviceList();
    try (CSVParser parser =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get()
            .parse(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text))) {
      list.headings(parser.getHeaderNames());
      if (list.wrong.isEmpty()) {
        list.rows(parser);
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException notCsv) {
      list.wrong.add(new Wrong(1, "is no CSV (RFC 4180): " + PlainReason.of(notCsv)));
    }
    return new Read(List.copyOf(list.devices.values()), list.wrong);
  }

  private void headings(List<String> headings) {
    Set<String> unknown = new TreeSet<>(headings);
    COLUMNS.forEach(unknown::remove);
    if (!headings.contains(KIND) || !headings.contains(ID) || !unknown.isEmpty()) {
      wrong.add(
          new Wrong(
              1,
              "expected the headings "
                  + String.join(",", COLUMNS)
                  + " (kind and id are needed), found "
                  + String.join(",", headings)));
    }
  }

  private void rows(Iterable<CSVRecord> rows) {
    long last = 1;
    for (CSVRecord row : rows) {
      // The parser's own number is that of the row's last line, unless the row ends the file.
      last = Math.max(last + 1, ((CSVParser) rows).getCurrentLineNumber());
      try {
        if (devices.size() == MOST_DEVICES) {
          throw new IllegalArgumentException("expected at most " + MOST_DEVICES + " devices");
        }
        take(device(row), last);
      } catch (IllegalArgumentException mistake) {
        wrong.add(new Wrong(last, String.valueOf(mistake.getMessage())));
      }
    }
  }

  private void take(Device device, long line) {
    Long before = lines.putIfAbsent(device.name(), line);
    if (before != null) {
      throw new IllegalArgumentException(device.name() + " stands already on line " + before);
    }
    String certificate = device.certificate();
    if (certificate != null) {
      String other = certificates.putIfAbsent(certificate, device.name());
      if (other != null) {
        throw new IllegalArgumentException("the certificate is that of " + other + " too");
      }
    }
    devices.put(device.name(), device);
  }

  private static Device device(CSVRecord row) {
    String kind = cell(row, KIND);
    String id = cell(row, ID);
    String names = cell(row, SPEAKS_FOR);
    return new Device(
        Device.kind(kind == null ? "" : kind),
        id == null ? "" : id,
        cell(row, DIGEST),
        cell(row, CERTIFICATE),
        names == null ? SpeaksFor.NOBODY : SpeaksFor.parse(names));
  }

  private static @Nullable String cell(CSVRecord row, String column) {
    String text = row.isSet(column) ? row.get(column) : "";
    return text.isEmpty() ? null : text;
  }

  /** The same list again, with its headings. */
  public static String write(Iterable<Device> devices) {
    StringWriter text = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(COLUMNS);
      for (Device device : devices) {
        printer.printRecord(
            Device.word(device.kind()),
            device.id(),
            device.secretDigest(),
            device.certificate(),
            device.speaksFor());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }
}
