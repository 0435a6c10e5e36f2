package io.lintel.gateway.intake;

import io.lintel.gateway.docking.FolderFile;
import io.lintel.gateway.docking.Footage;
import io.lintel.gateway.docking.NamePattern;
import io.lintel.gateway.docking.Names;
import io.lintel.gateway.docking.Station;
import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Flag;
import io.lintel.gateway.intake.JsonValue.Items;
import io.lintel.gateway.intake.JsonValue.Numeral;
import io.lintel.gateway.intake.JsonValue.Text;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.meter.wire.Bytes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What docking stations post, and what they drop into folders, as observations. Never throws for
 * what was sent; safe for use from any thread.
 */
public final class DockReports {
  /** Of a longer track every so many points are kept: the body stays readable. */
  static final int MOST_POINTS = 500;

  private static final Shape ANY = new Shape();
  private static final int DEGREE_DIGITS = 6;

  private final Names names;
  private final ZoneId zone;

  /**
   * @param zone the utility's: what a dock in another leaves open is to be read in that one
   */
  public DockReports(Names names, ZoneId zone) {
    this.names = names;
    this.zone = zone;
  }

  /** Records of files. */
  public Taken files(Station station, byte[] payload, Arrival arrival) {
    DockWords words = new DockWords(station, names);
    Taken taken =
        Intake.take(
            Kind.DOCKED_FILE,
            sender(station),
            ANY,
            theirs -> {
              Bytes raw = CanonicalJson.bytes(theirs);
              return Elements.dockedFile(
                  Shapes.DOCKED_FILE.settle(words.file(theirs)), raw, arrival);
            },
            payload,
            Format.JSON,
            arrival);
    return taken.noting(
        words.notes().stream()
            .map(
                note ->
                    Rejections.of(
                        Kind.DOCKED_FILE,
                        sender(station),
                        note.toString().getBytes(StandardCharsets.UTF_8),
                        List.of(note),
                        arrival))
            .toList());
  }

  /** Summaries of dockings. */
  public Taken sessions(Station station, byte[] payload, Arrival arrival) {
    DockWords words = new DockWords(station, names);
    return Intake.take(
        Kind.DOCK_SESSION,
        sender(station),
        ANY,
        theirs -> {
          Bytes raw = CanonicalJson.bytes(theirs);
          return Elements.dockSession(
              Shapes.DOCK_SESSION.settle(words.session(theirs)), raw, arrival);
        },
        payload,
        Format.JSON,
        arrival);
  }

  /** Recorders that were taken from a dock: hand-outs. */
  public Taken checkouts(Station station, byte[] payload, Arrival arrival) {
    DockWords words = new DockWords(station, names);
    return Intake.take(
        Kind.CUSTODY,
        sender(station),
        ANY,
        theirs -> Elements.custody(Shapes.CUSTODY.settle(words.checkout(theirs)), arrival),
        payload,
        Format.JSON,
        arrival);
  }

  private static String sender(Station station) {
    return station.id() == null ? "dock" : station.id();
  }

  /** A file in a watched folder. */
  public Taken file(Station station, FolderFile file, Arrival arrival) {
    try {
      Fields body = body(station, file);
      return Taken.whole(
          List.of(Elements.dockedFile(Shapes.DOCKED_FILE.settle(body), Bytes.empty(), arrival)));
    } catch (Malformed malformed) {
      String says = malformed.where() + " " + malformed.says();
      return new Taken(
          List.of(),
          List.of(new Problem(0, malformed.where(), malformed.says())),
          notTaken(station, file.name(), file.size(), says.strip(), arrival));
    }
  }

  /**
   * A file that cannot be taken: its name, size and the reason; not its content.
   *
   * @param size in bytes; another size is another rejection
   */
  public static Observation notTaken(
      Station station, String name, long size, String reason, Arrival arrival) {
    byte[] what =
        CanonicalJson.bytes(
                new Fields()
                    .with("name", new Text(name))
                    .with("size", new Numeral(Long.toString(size)))
                    .with("station", new Text(sender(station))))
            .toArray();
    return Rejections.of(
        Kind.DOCKED_FILE, sender(station), what, List.of(new Problem(0, "", reason)), arrival);
  }

  private Fields body(Station station, FolderFile file) throws Malformed {
    Footage footage = file.footage();
    Optional<NamePattern.Said> named = station.dialect().named(file.way());
    Optional<NamePattern.Said> bound = bound(station, footage.comment());
    Fields body =
        new Fields()
            .with("name", new Text(file.name()))
            .with("sha256", new Text(file.sha256()))
            .with("size", number(file.size()))
            .with("length_ms", number(footage.length().toMillis()))
            .with("sound", new Flag(footage.sound()));
    if (station.id() != null) {
      body.with("station", new Text(station.id()));
    }
    String device = first(named.map(NamePattern.Said::device), bound.map(NamePattern.Said::device));
    if (device == null) {
      throw new Malformed(
          "expected a name by one of the dialect's patterns, or a comment that names the device");
    }
    body.with("recorder", new Text(names.recorder(device)));
    String user = first(named.map(NamePattern.Said::user), bound.map(NamePattern.Said::user));
    if (user != null) {
      body.with("user", new Text(user));
    }
    bound.map(NamePattern.Said::epoch).ifPresent(epoch -> body.with("epoch", new Text(epoch)));
    begin(station, footage, named, body);
    String flaw = footage.flaw();
    if (flaw != null) {
      body.with("flaw", new Text(flaw));
    }
    place(footage, body);
    return body;
  }

  private void begin(
      Station station, Footage footage, Optional<NamePattern.Said> named, Fields body)
      throws Malformed {
    Optional<Text> local =
        named
            .map(NamePattern.Said::start)
            .or(() -> Optional.ofNullable(footage.local()))
            .map(start -> new Text(new DockWords(station, names).written(start)));
    Instant created = footage.created();
    if (created == null) {
      body.with(
          "began",
          local.orElseThrow(
              () -> new Malformed("expected a creation time, or a name that holds the begin")));
      return;
    }
    body.with("began", new Text(created.toString())).with("zoneless", new Flag(true));
    if (!station.zone().equals(zone)) {
      body.with("zone", new Text(station.zone().getId()));
    }
    local.ifPresent(text -> body.with("written", new Items(List.of(text))));
  }

  private static Optional<NamePattern.Said> bound(Station station, @Nullable String comment) {
    NamePattern pattern = station.dialect().folder().comment();
    return pattern == null || comment == null ? Optional.empty() : pattern.read(comment.strip());
  }

  private static @Nullable String first(Optional<String> one, Optional<String> other) {
    return one.or(() -> other).orElse(null);
  }

  private static void place(Footage footage, Fields body) {
    GeoPoint place = footage.place();
    if (place != null) {
      body.with("position", point(place));
    }
    List<Footage.Point> track = footage.track();
    int step = Math.max(1, (track.size() + MOST_POINTS - 1) / MOST_POINTS);
    List<JsonValue> points = new ArrayList<>();
    for (int i = 0; i < track.size(); i += step) {
      points.add(
          point(track.get(i).place())
              .with("satellite", new Text(track.get(i).satellite().toString())));
    }
    if (!points.isEmpty()) {
      body.with("track", new Items(points));
    }
  }

  private static Fields point(GeoPoint place) {
    return new Fields().with("lat", degrees(place.lat())).with("lon", degrees(place.lon()));
  }

  private static Numeral degrees(double value) {
    return new Numeral(
        BigDecimal.valueOf(value).setScale(DEGREE_DIGITS, RoundingMode.HALF_EVEN).toPlainString());
  }

  private static Numeral number(long value) {
    return new Numeral(Long.toString(value));
  }
}
