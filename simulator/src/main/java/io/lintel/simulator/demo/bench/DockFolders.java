package io.lintel.simulator.demo.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.gateway.docking.Dialect;
import io.lintel.gateway.docking.FileOctets;
import io.lintel.gateway.docking.FolderFile;
import io.lintel.gateway.docking.MovieRead;
import io.lintel.gateway.docking.Movies;
import io.lintel.gateway.docking.Station;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.DockReports;
import io.lintel.gateway.journal.Observation;
import io.lintel.simulator.scenario.Sending;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Folders into which docks copy files, without a disk: each file is read when it is whole. */
final class DockFolders {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUMMARY = ".json";

  private final DockReports docks;
  private final Dialect dialect;
  private final ZoneId zone;
  private final Map<String, ByteArrayOutputStream> growing = new HashMap<>();

  DockFolders(DockReports docks, Dialect dialect, ZoneId zone) {
    this.docks = docks;
    this.dialect = dialect;
    this.zone = zone;
  }

  /** In memory. */
  private static final class Octets implements FileOctets {
    private final byte[] all;

    Octets(byte[] all) {
      this.all = all;
    }

    @Override
    public long length() {
      return all.length;
    }

    @Override
    public byte[] read(long at, int count) {
      int from = (int) Math.min(at, all.length);
      return Arrays.copyOfRange(all, from, (int) Math.min((long) from + count, all.length));
    }
  }

  /** What a piece makes of its file; nothing until that is whole. */
  List<Observation> piece(Sending sending, byte[] body) {
    try {
      JsonNode piece = JSON.readTree(body);
      String name = piece.path("name").asText();
      String key = String.join("/", sending.to(), sending.sender(), name);
      if (piece.path("at").asInt() == 0) {
        growing.put(key, new ByteArrayOutputStream());
      }
      ByteArrayOutputStream file =
          growing.computeIfAbsent(key, none -> new ByteArrayOutputStream());
      file.writeBytes(Base64.getDecoder().decode(piece.path("octets").asText()));
      if (file.size() < piece.path("size").asInt()) {
        return List.of();
      }
      growing.remove(key);
      return whole(name, file.toByteArray(), sending);
    } catch (IOException e) {
      throw new IllegalStateException("a dock's piece is no JSON: " + sending, e);
    }
  }

  private List<Observation> whole(String name, byte[] octets, Sending sending) throws IOException {
    Station dock = new Station(sending.to(), dialect, zone);
    Arrival arrival = new Arrival("dock:" + sending.to(), sending.at(), sending.to() + "/" + name);
    if (name.endsWith(SUMMARY)) {
      return docks.sessions(dock, octets, arrival).all();
    }
    MovieRead read = Movies.read(new Octets(octets));
    if (read instanceof MovieRead.Whole movie) {
      FolderFile file = new FolderFile(name, name, octets.length, sha256(octets), movie.footage());
      return docks.file(dock, file, arrival).all();
    }
    String why =
        read instanceof MovieRead.Broken broken
            ? broken.why()
            : "was never finished: " + ((MovieRead.Unfinished) read).why();
    return List.of(DockReports.notTaken(dock, name, octets.length, why, arrival));
  }

  private static String sha256(byte[] octets) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
