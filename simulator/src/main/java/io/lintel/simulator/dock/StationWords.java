package io.lintel.simulator.dock;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.meter.wire.Bytes;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What docking stations say, as JSON. Records of files have the names of the GA/T 947 family, whose
 * times have no zone: shooting times are by the recorder's clock, uploading times by the station's.
 *
 * @param unit whose recorders they are
 */
public record StationWords(ZoneId zone, String unit) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
  private static final String VIDEO = "video";

  /**
   * The record of one file.
   *
   * @param id of the record
   */
  public String record(DockSession session, DockSession.Copy copy, String id) {
    RecordedFile file = copy.file();
    ObjectNode record =
        JSON.objectNode()
            .put("wjbh", id)
            .put("wjmc", file.name())
            .put("pssj", local(file.shown()))
            .put("wjdx", file.octets().length())
            .put("wjlx", VIDEO)
            .put("wjsc", file.footage().declared().length().toSeconds())
            .put("dwmc", unit)
            .put("jybh", file.footage().user())
            .put("jyxm", file.footage().user())
            .put("cpxh", session.recorder())
            .put("gzz_xh", session.dock().id())
            .put("scsj", local(copy.whole()))
            .put("sha256", file.sha256());
    return clocks(record, session).toString();
  }

  /** What was on the recorder, and what its clock showed: the station's last word on it. */
  public String summary(DockSession session) {
    ObjectNode summary =
        JSON.objectNode()
            .put("dock", session.dock().id())
            .put("device", session.recorder())
            .put("user", session.user())
            .put("model", session.model().name());
    clocks(summary, session);
    for (RecordedFile file : session.listed()) {
      summary
          .withArray("files")
          .addObject()
          .put("name", file.name())
          .put("size", file.octets().length())
          .put("sha256", file.sha256());
    }
    if (session.listed().isEmpty()) {
      summary.putArray("files");
    }
    return summary.toString();
  }

  /** The summary's name in a folder. */
  public String nameOfSummary(DockSession session) {
    String at = DateTimeFormatter.ofPattern("uuuuMMddHHmmss").format(session.at().atZone(zone));
    return "session_%s_%s.json".formatted(session.recorder(), at);
  }

  /**
   * Octets for a folder.
   *
   * @param at where in the file they belong; from 0
   * @param size of the whole file
   * @param temporary under which name it grows; null for its own
   */
  public static String piece(
      String name, int at, Bytes octets, int size, @Nullable String temporary) {
    ObjectNode piece =
        JSON.objectNode()
            .put("name", name)
            .put("at", at)
            .put("size", size)
            .put("octets", Base64.getEncoder().encodeToString(octets.toArray()));
    if (temporary != null) {
      piece.put("temporary", temporary);
    }
    return piece.toString();
  }

  private ObjectNode clocks(ObjectNode node, DockSession session) {
    Instant read = session.read();
    if (read != null) {
      node.put("device_time", time(read));
    }
    return node.put("station_time", time(session.at()));
  }

  private String local(Instant at) {
    return LOCAL.format(at.atZone(zone));
  }

  private String time(Instant at) {
    return TIME.format(at.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }
}
