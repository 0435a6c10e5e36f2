package io.lintel.gateway.intake;

import io.lintel.gateway.docking.Dialect;
import io.lintel.gateway.docking.NamePattern;
import io.lintel.gateway.docking.Names;
import io.lintel.gateway.docking.Station;
import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Flag;
import io.lintel.gateway.intake.JsonValue.Items;
import io.lintel.gateway.intake.JsonValue.Numeral;
import io.lintel.gateway.intake.JsonValue.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A station's words in its dialect as ours, one record at a time. */
final class DockWords {
  /** With its seconds, which Java's own format leaves out where they are zero. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSS]XXX", Locale.ROOT);

  /** {@code 900s}, {@code 15 min}, {@code 15分钟}. */
  private static final Pattern WORDED_LENGTH =
      Pattern.compile(
          "(\\d{1,12}(?:\\.\\d{1,6})?)\\s*(ms|毫秒|s|sec|秒|min|分|分钟|h|小时)", Pattern.CASE_INSENSITIVE);

  private static final int MILLI = 1_000_000;
  private static final int PARTS_OF_A_CLOCK = 3;
  private static final int SIXTY = 60;

  private final Station station;
  private final Names names;
  private final List<Problem> notes = new ArrayList<>(0);

  DockWords(Station station, Names names) {
    this.station = station;
    this.names = names;
  }

  private Dialect dialect() {
    return station.dialect();
  }

  Fields file(Fields theirs) throws Malformed {
    Map<String, String> keys = dialect().file();
    Fields ours = new Fields();
    text(theirs, keys, "record", ours);
    text(theirs, keys, "name", ours);
    text(theirs, keys, "user", ours);
    text(theirs, keys, "unit", ours);
    recorder(theirs, keys, ours);
    station(theirs, keys, ours);
    for (String time : new String[] {"began", "docked", "device_time", "station_time"}) {
      time(theirs, keys, time, ours);
    }
    count(theirs, keys, "size", ours);
    length(theirs, keys, ours);
    hash(theirs, keys, ours);
    String kind = plain(theirs, keys, "kind");
    String name = ours.text("name");
    kind(kind, name, ours);
    if (name != null) {
      dialect().named(name).map(NamePattern.Said::start).ifPresent(start -> named(start, ours));
    }
    return ours;
  }

  /**
   * What a code stands for that the dialect does not know is seen from the file's name; a film that
   * lasts is a recording, whatever its kind is called, and is noted.
   */
  private void kind(@Nullable String kind, @Nullable String name, Fields ours) throws Malformed {
    Dialect.Media media = dialect().media(kind, name);
    if (media == Dialect.Media.OTHER) {
      ours.with("media", new Text(String.valueOf(kind)));
    } else if (media == Dialect.Media.UNKNOWN) {
      String key = String.valueOf(dialect().file().get("kind"));
      String says = "expected one of " + dialect().kinds() + ", found \"" + kind + "\"";
      if (!Dialect.isFilm(name) || ours.entries().get("length_ms") == null) {
        throw new Malformed(says).under(key);
      }
      notes.add(
          new Problem(0, key, says + "; taken as a recording, by its name and length: " + name));
    }
  }

  /** What was taken although something in it was not understood. */
  List<Problem> notes() {
    return notes;
  }

  /** A name's time is the begin where the record states none, and a witness where it does. */
  private void named(LocalDateTime start, Fields ours) {
    Text time = new Text(written(start));
    if (ours.text("began") == null) {
      ours.with("began", time);
    } else {
      ours.with("written", new Items(List.of(time)));
    }
  }

  /** Local time by the station's zone, with the offset. */
  String written(LocalDateTime local) {
    return written(local.atZone(station.zone()).toOffsetDateTime());
  }

  Fields session(Fields theirs) throws Malformed {
    Map<String, String> keys = dialect().session();
    Fields ours = new Fields();
    recorder(theirs, keys, ours);
    station(theirs, keys, ours);
    time(theirs, keys, "at", ours);
    time(theirs, keys, "device_time", ours);
    text(theirs, keys, "epoch", ours);
    String user = plain(theirs, keys, "user");
    if (user != null) {
      ours.with("user", new Text(names.technician(user)));
    }
    Boolean set = flag(theirs, keys, "set");
    ours.with("set", new Flag(set == null ? dialect().setsClock() : set));
    List<JsonValue> index = index(theirs, keys);
    Boolean whole = flag(theirs, keys, "whole");
    ours.with("whole", new Flag((whole == null || whole) && !hasHole(index)));
    return ours.with("index", new Items(index));
  }

  Fields checkout(Fields theirs) throws Malformed {
    Map<String, String> keys = dialect().checkout();
    Fields ours = new Fields();
    recorder(theirs, keys, ours);
    String user = plain(theirs, keys, "user");
    if (user != null) {
      ours.with("technician", new Text(names.technician(user)));
    }
    time(theirs, keys, "from", ours);
    time(theirs, keys, "to", ours);
    station(theirs, keys, ours);
    return ours;
  }

  private List<JsonValue> index(Fields theirs, Map<String, String> keys) throws Malformed {
    String key = keys.get("files");
    List<JsonValue> index = new ArrayList<>();
    if (key == null) {
      return index;
    }
    for (JsonValue item : theirs.items(key)) {
      Fields file = new Fields();
      if (item instanceof Text name) {
        file.with("name", name);
      } else if (item instanceof Fields theirFile) {
        text(theirFile, dialect().indexed(), "name", file);
        count(theirFile, dialect().indexed(), "size", file);
        hash(theirFile, dialect().indexed(), file);
      } else {
        throw Malformed.expected("a file's name or an object", item).under(key);
      }
      index.add(file);
    }
    return index;
  }

  /** Whether a number is missing among those that the recorder counted up in one day. */
  private boolean hasHole(List<JsonValue> index) {
    Map<String, TreeSet<Integer>> numbers = new TreeMap<>();
    for (JsonValue file : index) {
      String name = ((Fields) file).text("name");
      NamePattern.Said said = name == null ? null : dialect().named(name).orElse(null);
      if (said != null && said.number() != null && said.start() != null) {
        numbers
            .computeIfAbsent(said.start().toLocalDate().toString(), day -> new TreeSet<>())
            .add(said.number());
      }
    }
    return numbers.values().stream().anyMatch(all -> all.last() - all.first() + 1 != all.size());
  }

  private void recorder(Fields theirs, Map<String, String> keys, Fields ours) {
    String device = plain(theirs, keys, "device");
    if (device != null) {
      ours.with("recorder", new Text(names.recorder(device)));
    }
  }

  private void station(Fields theirs, Map<String, String> keys, Fields ours) {
    String said = plain(theirs, keys, "station");
    String id = station.id() != null ? station.id() : said;
    if (id != null) {
      ours.with("station", new Text(id));
    }
  }

  private static void text(Fields theirs, Map<String, String> keys, String key, Fields ours) {
    String text = plain(theirs, keys, key);
    if (text != null) {
      ours.with(key, new Text(text));
    }
  }

  private void time(Fields theirs, Map<String, String> keys, String key, Fields ours)
      throws Malformed {
    String text = plain(theirs, keys, key);
    if (text == null) {
      return;
    }
    OffsetDateTime time = dialect().time(text, station.zone()).orElse(null);
    if (time == null) {
      throw Malformed.expected(
              "a time as one of " + dialect().times().stream().map(t -> t.written()).toList(),
              new Text(text))
          .under(String.valueOf(keys.get(key)));
    }
    ours.with(key, new Text(written(time)));
  }

  private static String written(OffsetDateTime time) {
    return time.getNano() == 0
        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time)
        : TIME.format(time.withNano(time.getNano() / MILLI * MILLI));
  }

  private static void count(Fields theirs, Map<String, String> keys, String key, Fields ours) {
    String text = plain(theirs, keys, key);
    if (text != null) {
      SaidSize.put(ours, key, text);
    }
  }

  private void length(Fields theirs, Map<String, String> keys, Fields ours) throws Malformed {
    String text = plain(theirs, keys, "length");
    if (text == null) {
      return;
    }
    Matcher worded = WORDED_LENGTH.matcher(text);
    boolean inWords = worded.matches();
    BigDecimal units = text.contains(":") ? clock(text) : decimal(inWords ? worded.group(1) : text);
    if (units == null) {
      throw Malformed.expected("a length such as 900 or 00:15:00", new Text(text))
          .under(String.valueOf(keys.get("length")));
    }
    long unit =
        text.contains(":")
            ? 1_000
            : inWords ? unit(worded.group(2).toLowerCase(Locale.ROOT)) : dialect().lengthMillis();
    ours.with(
        "length_ms",
        new Numeral(
            units.multiply(BigDecimal.valueOf(unit)).setScale(0, RoundingMode.HALF_UP).toString()));
  }

  private static long unit(String word) {
    return switch (word) {
      case "ms", "毫秒" -> 1L;
      case "s", "sec", "秒" -> 1_000L;
      case "min", "分", "分钟" -> 60_000L;
      default -> 3_600_000L;
    };
  }

  private static @Nullable BigDecimal decimal(String text) {
    return text.matches("\\d{1,12}(\\.\\d{1,6})?") ? new BigDecimal(text) : null;
  }

  /** Hours, minutes and seconds as seconds. */
  private static @Nullable BigDecimal clock(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != PARTS_OF_A_CLOCK) {
      return null;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (String part : parts) {
      BigDecimal number = decimal(part);
      if (number == null) {
        return null;
      }
      sum = sum.multiply(BigDecimal.valueOf(SIXTY)).add(number);
    }
    return sum;
  }

  private static void hash(Fields theirs, Map<String, String> keys, Fields ours) {
    String text = plain(theirs, keys, "sha256");
    if (text != null) {
      SaidSize.hash(ours, text);
    }
  }

  private @Nullable Boolean flag(Fields theirs, Map<String, String> keys, String key) {
    String theirKey = keys.get(key);
    if (theirKey != null && theirs.entries().get(theirKey) instanceof Flag flag) {
      return flag.value();
    }
    String text = plain(theirs, keys, key);
    return text == null ? null : dialect().yes().contains(text.toLowerCase(Locale.ROOT));
  }

  /** A text or a number as text; null where there is neither, or nothing in it. */
  private static @Nullable String plain(Fields theirs, Map<String, String> keys, String key) {
    String theirKey = keys.get(key);
    JsonValue value = theirKey == null ? null : theirs.entries().get(theirKey);
    if (value instanceof Text text && !text.text().isBlank()) {
      return text.text().strip();
    }
    return value instanceof Numeral numeral ? numeral.digits() : null;
  }
}
