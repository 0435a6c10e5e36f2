package io.lintel.gateway.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who listens on a port of this machine, where the system tells (Linux: {@code /proc}; of other
 * accounts' processes it tells only root).
 */
public final class PortHolder {
  private static final int INODE_COLUMN = 9;
  private static final int STATE_COLUMN = 3;
  private static final String LISTENS = "0A";
  private static final String UNCONNECTED = "07";
  private static final int LONGEST_NAME = 60;

  /** What the launcher starts. */
  private static final String ENTRANCE = "io.lintel.simulator.demo.Lintel";

  private final Path proc;

  /**
   * @param proc {@code /proc}
   */
  public PortHolder(Path proc) {
    this.proc = proc;
  }

  /**
   * @param udp whether the port is one of UDP, else of TCP
   * @return {@code process 4711 (java -cp …)}; empty where nobody can tell
   */
  public Optional<String> of(int port, boolean udp) {
    Set<String> sockets = new HashSet<>();
    for (String table : udp ? List.of("udp", "udp6") : List.of("tcp", "tcp6")) {
      sockets.addAll(sockets(proc.resolve("net").resolve(table), port, udp));
    }
    if (sockets.isEmpty()) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        if (holdsOneOf(process, sockets)) {
          return Optional.of("process " + process.getFileName() + name(process));
        }
      }
    } catch (IOException | DirectoryIteratorException notTold) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static Set<String> sockets(Path table, int port, boolean udp) {
    Set<String> found = new HashSet<>();
    String local = String.format(":%04X", port);
    try {
      for (String line : Files.readAllLines(table, StandardCharsets.ISO_8859_1)) {
        String[] columns = line.strip().split("\\s+", -1);
        if (columns.length > INODE_COLUMN
            && columns[1].endsWith(local)
            && columns[STATE_COLUMN].equals(udp ? UNCONNECTED : LISTENS)) {
          found.add("socket:[" + columns[INODE_COLUMN] + "]");
        }
      }
    } catch (IOException notTold) {
      return Set.of();
    }
    return found;
  }

  private static boolean holdsOneOf(Path process, Set<String> sockets) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : open) {
        if (Files.isSymbolicLink(file)
            && sockets.contains(Files.readSymbolicLink(file).toString())) {
          return true;
        }
      }
    } catch (IOException | DirectoryIteratorException othersOrGone) {
      return false;
    }
    return false;
  }

  /** Its command, without the tail of it, which may hold secrets; ours by their own names. */
  private static String name(Path process) {
    try {
      List<String> words =
          List.of(
              Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                  .split("\0", -1));
      int entrance = words.indexOf(ENTRANCE);
      if (entrance >= 0 && entrance + 1 < words.size()) {
        return " (lintel " + words.get(entrance + 1) + ")";
      }
      String command =
          Files.readString(process.resolve("comm"), StandardCharsets.ISO_8859_1).strip();
      return command.isEmpty() || command.length() > LONGEST_NAME ? "" : " (" + command + ")";
    } catch (IOException gone) {
      return "";
    }
  }
}
