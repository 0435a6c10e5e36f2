package io.lintel.simulator.capture;

import io.lintel.simulator.capture.PcapPackets.Packet;
import io.lintel.simulator.capture.TcpSegment.End;
import io.lintel.simulator.replay.Frames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Modbus TCP in a capture of packets: one line for each address and port that is asked. */
public final class ModbusTcpCapture {
  /** Connections of one capture; a master that opens one for every question has many. */
  public static final int MOST_CONNECTIONS = 100_000;

  private final int port;
  private final TurnLimit limit = new TurnLimit();
  private final Map<Ends, ModbusTcpTalk> talks = new LinkedHashMap<>();
  private long packets;
  private long otherLinks;
  private long beyondLimit;
  private @Nullable String cut;

  private record Ends(End master, End meters) {}

  private ModbusTcpCapture(int port) {
    this.port = port;
  }

  /**
   * Empty if the file is no capture of packets.
   *
   * @param port on which meters are asked, usually 502
   * @param progress hears how many octets are done
   * @throws BadCapture if it is damaged, or holds no question. One that was cut off keeps what is
   *     whole, and a note says where it ends
   */
  public static Optional<Captured> read(Path file, int port, LongConsumer progress)
      throws IOException {
    Optional<PcapPackets> opened = PcapPackets.open(file);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    ModbusTcpCapture capture = new ModbusTcpCapture(port);
    try (PcapPackets packets = opened.get()) {
      for (Packet packet = packets.next(); packet != null; packet = packets.next()) {
        capture.take(packet);
        progress.accept(packets.done());
      }
      progress.accept(packets.done());
    } catch (EndsEarly cut) {
      capture.cut = cut.getMessage();
    }
    return Optional.of(capture.captured(file));
  }

  private void take(Packet packet) {
    packets++;
    if (!LinkHeaders.isKnown(packet.linkType())) {
      otherLinks++;
      return;
    }
    TcpSegment.of(packet)
        .ifPresent(
            segment -> {
              if (segment.to().port() == port) {
                talk(new Ends(segment.from(), segment.to()))
                    .ifPresent(talk -> talk.fromMaster(segment));
              } else if (segment.from().port() == port) {
                talk(new Ends(segment.to(), segment.from()))
                    .ifPresent(talk -> talk.fromMeters(segment));
              }
            });
  }

  private Optional<ModbusTcpTalk> talk(Ends ends) {
    ModbusTcpTalk known = talks.get(ends);
    if (known != null) {
      return Optional.of(known);
    }
    if (talks.size() >= MOST_CONNECTIONS) {
      beyondLimit++;
      return Optional.empty();
    }
    ModbusTcpTalk fresh = new ModbusTcpTalk(limit);
    talks.put(ends, fresh);
    return Optional.of(fresh);
  }

  private Captured captured(Path file) {
    Map<End, List<CapturedTurn>> byMeters = new LinkedHashMap<>();
    long leftOut = 0;
    long lost = 0;
    for (Map.Entry<Ends, ModbusTcpTalk> talk : talks.entrySet()) {
      byMeters
          .computeIfAbsent(talk.getKey().meters(), end -> new ArrayList<>())
          .addAll(talk.getValue().ended(cut != null));
      leftOut += talk.getValue().leftOut();
      lost += talk.getValue().lost();
    }
    List<CapturedLine> lines = new ArrayList<>();
    byMeters.forEach(
        (end, turns) -> {
          turns.sort(Comparator.comparing(CapturedTurn::at));
          if (!turns.isEmpty()) {
            String id = "line-" + (lines.size() + 1);
            lines.add(new CapturedLine(id, Frames.TCP, new TreeMap<>(), turns));
          }
        });
    if (lines.isEmpty()) {
      throw new BadCapture(file.toString(), noQuestion());
    }
    List<String> notes = new ArrayList<>();
    if (cut != null) {
      notes.add(cutOff(file));
    }
    limit.note(notes);
    note(notes, leftOut, lost);
    return new Captured(lines, notes);
  }

  private String cutOff(Path file) {
    int unanswered = talks.values().stream().mapToInt(ModbusTcpTalk::unanswered).sum();
    return "the end of %s, which was cut off %s; all before it is kept%s"
        .formatted(
            file,
            cut,
            unanswered > 0
                ? ", but for questions whose answer may have been in it: %,d".formatted(unanswered)
                : "");
  }

  private List<String> noQuestion() {
    List<String> mistakes = new ArrayList<>();
    if (cut != null) {
      mistakes.add(cut);
    }
    mistakes.add(
        "%,d packets, and among them no Modbus TCP question to port %d; another port is named with --port"
            .formatted(packets, port));
    return mistakes;
  }

  private void note(List<String> notes, long leftOut, long lost) {
    if (otherLinks > 0) {
      notes.add("%,d packets of links that are not understood".formatted(otherLinks));
    }
    if (lost > 0) {
      notes.add("%,d octets are missing in the capture".formatted(lost));
    }
    if (leftOut > 0) {
      notes.add("%,d octets belong to no question".formatted(leftOut));
    }
    if (beyondLimit > 0) {
      notes.add(
          "%,d packets of connections beyond the first %,d"
              .formatted(beyondLimit, MOST_CONNECTIONS));
    }
  }
}
