package io.lintel.simulator.capture;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.capture.Heard.Side;
import io.lintel.simulator.replay.Frames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a serial sniffer, in one of two forms; docs/simulator.md has them. {@code 2026-11-20
 * 09:14:07.123 > 01 03 00 0A 00 14 64 07}, or as jpnevulator writes it: a line with time and port,
 * then lines of octets.
 */
public final class SnifferText {
  private static final Pattern LINE =
      Pattern.compile(
          "\\[?(?<time>[-+0-9TZ:., ]*?[0-9Zs])\\]?[ \\t]*[|;,]?[ \\t]*"
              + "(?<side>>+|<+|-+>|<-+|tx|rx|master|slave|meter|request|answer|response|out|in)"
              + "[ \\t]*:?[ \\t]+(?<octets>.*)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PORT_LINE =
      Pattern.compile("(?<time>\\d{4}-\\d\\d-\\d\\d[ T][0-9:.,]+): (?<port>\\S+)");
  private static final Pattern SIXTEEN =
      Pattern.compile("((?:[0-9A-Fa-f]{2} ){0,15}[0-9A-Fa-f]{2})(?:[ \\t].*)?");
  private static final Pattern HEX = Pattern.compile("(0x)?([0-9A-Fa-f]{2})+");
  private static final Pattern BETWEEN = Pattern.compile("[ \\t:,;-]+");
  private static final Pattern MASTERS =
      Pattern.compile(">+|-+>|tx|master|request|out", Pattern.CASE_INSENSITIVE);

  /** Of a file that is no sniffer's text every line is bad. */
  private static final int MOST_MISTAKES = 1_000;

  /** Octets from the file's begin; what is no text shows it there. */
  private static final int LOOKED_AT = 4_096;

  private final SnifferTimes times;
  private final boolean skipBadLines;
  private final SerialTurns turns = new SerialTurns();
  private final List<String> mistakes = new ArrayList<>();
  private @Nullable String master;
  private @Nullable Heard header;
  private long bad;

  private SnifferText(SnifferTimes times, @Nullable String master, boolean skipBadLines) {
    this.times = times;
    this.master = master;
    this.skipBadLines = skipBadLines;
  }

  /**
   * @param times reads the times of its lines
   * @param master the port on which the master speaks, where lines name ports; null: the first one
   * @param skipBadLines go on without them, and note it
   * @param progress hears how many octets are done
   * @throws BadCapture with every bad line and its number
   */
  public static Captured read(
      Path file,
      SnifferTimes times,
      @Nullable String master,
      boolean skipBadLines,
      LongConsumer progress)
      throws IOException {
    refuseWhatIsNoText(file);
    SnifferText text = new SnifferText(times, master, skipBadLines);
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      long done = 0;
      int number = 0;
      for (String line; (line = lines.readLine()) != null; ) {
        text.line(++number, line.strip());
        done += line.length() + 1;
        progress.accept(done);
      }
    }
    return text.captured(file);
  }

  /** Its lines would be said back to a terminal that obeys them. */
  private static void refuseWhatIsNoText(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] begin = in.readNBytes(LOOKED_AT);
      for (int i = 0; i < begin.length; i++) {
        if (begin[i] >= 0 && begin[i] < ' ' && !Character.isWhitespace(begin[i])) {
          throw new BadCapture(
              file.toString(),
              List.of(
                  "expected a capture of packets (pcap, pcapng) or a sniffer's text, found octet"
                      + " %02X at %,d".formatted(begin[i], i)));
        }
      }
    }
  }

  private Captured captured(Path file) {
    List<CapturedTurn> ended = turns.ended();
    if (!mistakes.isEmpty() && !skipBadLines) {
      throw new BadCapture(file.toString(), mistakes);
    }
    List<String> notes = new ArrayList<>(turns.notes());
    if (!mistakes.isEmpty()) {
      notes.add("%,d bad lines are left out; the first: %s".formatted(bad, mistakes.get(0)));
    }
    return new Captured(
        List.of(new CapturedLine("line-1", Frames.SERIAL, new TreeMap<>(), ended)), notes);
  }

  private void line(int number, String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    try {
      take(line);
    } catch (IllegalArgumentException wrong) {
      header = null;
      bad++;
      if (mistakes.size() < MOST_MISTAKES) {
        mistakes.add("line %d: %s".formatted(number, wrong.getMessage()));
      }
    }
  }

  private void take(String line) {
    Matcher port = PORT_LINE.matcher(line);
    if (port.matches()) {
      header = new Heard(times.read(port.group("time")), side(port.group("port")), Bytes.empty());
      return;
    }
    Heard open = header;
    Matcher sixteen = SIXTEEN.matcher(line);
    if (open != null && sixteen.matches()) {
      turns.heard(new Heard(open.at(), open.side(), Bytes.hex(sixteen.group(1))));
      return;
    }
    header = null;
    Matcher whole = LINE.matcher(line);
    if (!whole.matches()) {
      throw new IllegalArgumentException(
          "expected a time, > or < (or TX, RX, master, slave), and octets as in"
              + " '2026-11-20 09:14:07.123 > 01 03 00 0A', found '%s'".formatted(shortened(line)));
    }
    Side side = MASTERS.matcher(whole.group("side")).matches() ? Side.MASTER : Side.METERS;
    Bytes octets = octets(whole.group("octets"));
    turns.heard(new Heard(times.read(whole.group("time")), side, octets));
  }

  private Side side(String port) {
    if (master == null) {
      master = port;
    }
    return port.equals(master) ? Side.MASTER : Side.METERS;
  }

  private static Bytes octets(String text) {
    StringBuilder digits = new StringBuilder();
    for (String group : BETWEEN.splitAsStream(text.strip()).toList()) {
      if (!HEX.matcher(group).matches()) {
        throw new IllegalArgumentException(
            "expected octets in hexadecimal, found '%s'".formatted(shortened(group)));
      }
      digits.append(group.startsWith("0x") ? group.substring(2) : group);
    }
    return Bytes.hex(digits.toString());
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
