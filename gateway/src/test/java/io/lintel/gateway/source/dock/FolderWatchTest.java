package io.lintel.gateway.source.dock;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.clock.Interruptions;
import io.lintel.gateway.config.DialectFile;
import io.lintel.gateway.config.DockConfig.WatchedFolder;
import io.lintel.gateway.docking.Names;
import io.lintel.gateway.docking.Station;
import io.lintel.gateway.intake.DockReports;
import io.lintel.gateway.intake.Facts;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.GroupCommitJournal;
import io.lintel.gateway.journal.JournalLimits;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.lintel.gateway.journal.Receipt.Outcome;
import io.lintel.gateway.recorder.DockSession;
import io.lintel.gateway.recorder.Docked;
import io.lintel.gateway.recorder.DockedFile;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.RecorderTraits;
import io.lintel.gateway.recorder.Recording;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.JournalDatabase;
import io.lintel.testing.Needs;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A docking folder with files that Debian's ffmpeg made; the clock is moved by hand. */
class FolderWatchTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final Duration GIVE_UP = Duration.ofMinutes(30);
  private static final Instant EVENING = Instant.parse("2026-11-20T10:00:00Z");
  private static final String CREATED = "2026-11-20T01:00:00Z";

  @TempDir Path folder;
  @TempDir Path other;
  private FolderWatch watch;
  private Instant now = EVENING;

  @BeforeEach
  void open() {
    watch = watch(folder, "DOCK-1");
  }

  @Test
  void whatAFileStatesIsTaken() throws Exception {
    Path file =
        film(
            folder.resolve("R-7_T-3_20261120090000_0001.MP4"),
            List.of("creation_time=" + CREATED, "location=+36.6560+117.0490/"),
            true);
    byte[] before = Files.readAllBytes(file);

    List<Observation> taken = settled();

    assertEquals(1, taken.size());
    DockedFile docked = docked(taken.get(0));
    assertEquals("R-7", docked.recorder());
    assertEquals("DOCK-1", docked.station());
    assertEquals(Instant.parse(CREATED), docked.began());
    assertEquals(ZONE, docked.zone());
    assertEquals(List.of(Instant.parse(CREATED)), docked.written(), "the name's local time");
    assertEquals(2_000.0, (double) docked.length().toMillis(), 100);
    assertEquals(true, docked.sound());
    assertTrue(body(taken.get(0)).contains("\"position\":{\"lat\":36.65599"), body(taken.get(0)));
    assertTrue(body(taken.get(0)).contains("\"user\":\"T-3\""), body(taken.get(0)));
    assertArrayEquals(before, Files.readAllBytes(file), "the file is as it was");
    assertEquals(List.of(), settled(), "and is not taken twice");
  }

  @Test
  void aFolderThatWasAwayIsNotReadAgain() throws Exception {
    Files.writeString(folder.resolve("readme.txt"), "no film");
    assertEquals(1, settled().size());
    Path away = other.resolve("away");
    Files.move(folder, away);
    assertEquals(List.of(), settled());
    assertTrue(watch.trouble().isPresent());
    Files.move(away, folder);

    assertEquals(List.of(), settled());
    assertTrue(watch.trouble().isEmpty());
  }

  @Test
  void localTimeWrittenAsUtcStandsBesideTheName() throws Exception {
    film(
        folder.resolve("R-7_T-3_20261120090000_0001.MP4"),
        List.of("creation_time=2026-11-20T09:00:00Z"),
        false);

    DockedFile docked = docked(settled().get(0));

    assertEquals(Duration.ofHours(8), Duration.between(docked.written().get(0), docked.began()));
    assertEquals(false, docked.sound());
  }

  /** In Urumqi's own time, two hours behind the utility's. */
  @Test
  void aDockInAnotherZoneIsReadInItsOwn() throws Exception {
    ZoneId urumqi = ZoneId.of("Asia/Urumqi");
    watch = watch(folder, "DOCK-W", urumqi);
    film(
        folder.resolve("R-7_T-3_20261120070000_0001.MP4"),
        List.of("creation_time=2026-11-20T07:00:00Z"),
        false);

    Observation said = settled().get(0);
    DockedFile docked = docked(said);

    assertEquals(urumqi, docked.zone());
    assertEquals(Instant.parse("2026-11-20T07:00:00Z"), docked.began(), "as it is written");
    assertEquals(List.of(Instant.parse(CREATED)), docked.written(), "the name's local time");
    assertTrue(body(said).contains("\"2026-11-20T07:00:00+06:00\""), body(said));
    RecorderTraits traits = new RecorderTraits(RecorderTraits.ClockKind.UNKNOWN, Duration.ZERO);
    Recording recording =
        RecorderStory.of(
                "R-7",
                List.of(),
                new Docked(List.of(docked), List.of()),
                traits,
                new Interruptions(List.of()),
                ClockLimits.DEFAULT)
            .recordings()
            .get(0);
    assertEquals(Instant.parse(CREATED), recording.begin().estimate());
  }

  @Test
  void aPlaceInApplesKeysIsRead() throws Exception {
    Path made = folder.resolve("R-7_T-3_20261120090000.mov");
    run(
        made,
        List.of(
            "-metadata",
            "com.apple.quicktime.location.ISO6709=-33.8600+151.2100+010/",
            "-movflags",
            "use_metadata_tags"));
    Files.move(made, folder.resolve("R-7_T-3_20261120090000.mp4"));

    String body = body(settled().get(0));

    assertTrue(body.contains("\"position\":{\"lat\":-33.86"), body);
    assertTrue(!body.contains("zoneless"), "it states no creation time; the name does");
  }

  @Test
  void tracksBySatelliteAreRead() throws Exception {
    Path file =
        film(
            folder.resolve("R-7_T-3_20261120090000_0001.MP4"),
            List.of("creation_time=" + CREATED),
            false);
    byte[] all = Files.readAllBytes(file);
    ByteBuffer octets = ByteBuffer.wrap(all);
    int fixAt = octets.limit() + 24;
    int movie = movieAt(octets);
    octets.putInt(movie, octets.getInt(movie) + 24);
    ByteBuffer list = ByteBuffer.allocate(24);
    list.putInt(24).put(ascii("gps ")).putInt(0x101).putInt(1).putInt(fixAt).putInt(0x100);
    ByteBuffer fix = ByteBuffer.allocate(0x100);
    fix.putInt(0x100).put(ascii("freeGPS ")).order(ByteOrder.LITTLE_ENDIAN).position(0x30);
    fix.putInt(1).putInt(2).putInt(3).putInt(26).putInt(11).putInt(20).put(ascii("ASE\0"));
    fix.putFloat(3351.6f).putFloat(15112.6f);
    ByteBuffer record = ByteBuffer.allocate(40);
    record.putInt(40).put(ascii("gps0")).order(ByteOrder.LITTLE_ENDIAN);
    record.putDouble(3639.36).putDouble(11702.94).position(8 + 22);
    record.put(new byte[] {26, 11, 20, 1, 2, 4});
    Files.write(file, all);
    for (byte[] more : List.of(list.array(), fix.array(), record.array())) {
      Files.write(file, more, StandardOpenOption.APPEND);
    }

    List<DockedFile.TrackPoint> track = docked(settled().get(0)).track();

    assertEquals(2, track.size());
    assertEquals(Instant.parse("2026-11-20T01:02:04Z"), track.get(0).satellite());
    assertEquals(36.656, track.get(0).fix().point().lat(), 1e-4);
    assertEquals(Instant.parse("2026-11-20T01:02:03Z"), track.get(1).satellite());
    assertEquals(-33.86, track.get(1).fix().point().lat(), 1e-4);
    assertEquals(151.21, track.get(1).fix().point().lon(), 1e-4);
  }

  /** ffmpeg writes the movie's description last. */
  private static int movieAt(ByteBuffer octets) {
    int at = 0;
    while (at + octets.getInt(at) < octets.limit()) {
      at += octets.getInt(at);
    }
    return at;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void aFileThatGrowsIsWaitedFor() throws Exception {
    Path whole = film(other.resolve("whole.mp4"), List.of("creation_time=" + CREATED), false);
    byte[] octets = Files.readAllBytes(whole);
    Path grows = folder.resolve("R-7_T-3_20261120090000_0001.MP4");
    Files.write(grows, Arrays.copyOf(octets, octets.length / 2));

    assertEquals(List.of(), settled(), "its boxes are not whole");
    Files.write(
        grows,
        Arrays.copyOfRange(octets, octets.length / 2, octets.length),
        StandardOpenOption.APPEND);
    assertEquals(List.of(), look(), "it has just changed");
    now = now.plus(QUIET);

    assertEquals(1, look().size());
  }

  @Test
  void aTemporaryNameIsNobodysFile() throws Exception {
    film(other.resolve("whole.mp4"), List.of("creation_time=" + CREATED), false);
    Path part = folder.resolve("R-7_T-3_20261120090000_0001.MP4.part");
    Files.copy(other.resolve("whole.mp4"), part);
    assertEquals(List.of(), settled());

    Files.move(part, folder.resolve("R-7_T-3_20261120090000_0001.MP4"));

    assertEquals(1, settled().size());
  }

  @Test
  void theSameFileInTwoFoldersIsTwoRecordsOfOneHash() throws Exception {
    String name = "R-7_T-3_20261120090000_0001.MP4";
    film(folder.resolve(name), List.of("creation_time=" + CREATED), false);
    Files.copy(folder.resolve(name), other.resolve(name));

    Observation here = settled().get(0);
    watch = watch(other, "DOCK-2");
    Observation there = settled().get(0);

    assertEquals(docked(here).sha256(), docked(there).sha256());
    assertEquals(
        List.of("DOCK-1", "DOCK-2"), List.of(docked(here).station(), docked(there).station()));
    assertTrue(!String.valueOf(here.identity()).equals(there.identity()));
  }

  @Test
  void aFileThatIsNeverFinishedIsRejectedOnce() throws Exception {
    Path whole = film(other.resolve("whole.mp4"), List.of("creation_time=" + CREATED), false);
    byte[] octets = Files.readAllBytes(whole);
    Files.write(
        folder.resolve("R-7_T-3_20261120090000_0001.MP4"),
        Arrays.copyOf(octets, octets.length - 10));
    assertEquals(List.of(), settled());

    now = now.plus(GIVE_UP);
    List<Observation> rejected = look();

    assertEquals(Kind.REJECTED, rejected.get(0).kind());
    assertTrue(body(rejected.get(0)).contains("was never finished"), body(rejected.get(0)));
    assertEquals(List.of(), settled());
  }

  /** Faststart: the description stands first, and the copy lacks its end. */
  @Test
  void aCutFileWithAWholeDescriptionIsTakenInTheEndAndMarked() throws Exception {
    Path whole = other.resolve("whole.mp4");
    run(whole, List.of("-metadata", "creation_time=" + CREATED, "-movflags", "faststart"));
    byte[] octets = Files.readAllBytes(whole);
    Files.write(
        folder.resolve("R-7_T-3_20261120090000_0001.MP4"),
        Arrays.copyOf(octets, octets.length - 10));
    assertEquals(List.of(), settled());

    now = now.plus(GIVE_UP);
    Observation taken = look().get(0);

    assertEquals(2_000.0, (double) docked(taken).length().toMillis(), 100);
    assertTrue(body(taken).contains("\"flaw\":\"the box at byte"), body(taken));
  }

  /** A pipe would wait for ever, a link leads anywhere, and octets may be anything. */
  @Test
  void oneBadFileStopsNobodyElse() throws Exception {
    Path pipe = folder.resolve("R-1_T-3_20261120090000_0001.MP4");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    Files.createSymbolicLink(
        folder.resolve("R-2_T-3_20261120090000_0001.MP4"), Path.of("/dev/zero"));
    Files.write(
        folder.resolve("R-3_T-3_20261120090000_0001.MP4"),
        new byte[] {
          0, 0, 0, 8, 'm', 'o', 'o', 'v', 0, 0, 0, 1, 'm', 'o', 'o', 'v', -1, -1, -1, -1
        });
    film(folder.resolve("R-7_T-3_20261120090000_0001.MP4"), List.of(), false);

    List<Observation> taken = settled();

    assertEquals(1, taken.stream().filter(one -> one.kind() == Kind.DOCKED_FILE).count());
    assertTrue(watch.trouble().isEmpty(), () -> "" + watch.trouble());
  }

  /** A name in octets that the process's locale need not know, in UTF-8 or as GB 18030. */
  @Test
  void aChineseNameIsReadWhateverTheLocale() throws Exception {
    film(folder.resolve("记录仪七_张三_20261120090000_0001.MP4"), List.of(), false);

    Observation taken = settled().get(0);

    assertEquals("记录仪七", taken.device());
    assertTrue(body(taken).contains("\"user\":\"张三\""), body(taken));
  }

  @Test
  void aFolderMayNameTheDeviceThatItsFilesDoNotName() throws Exception {
    Path dialect = other.resolve("camera.yaml");
    Files.writeString(
        dialect,
        """
        name: camera
        times: [iso]
        folder:
          names: ["{device}/{year}_{month}{day}_{time}_{any}.mp4"]
        """);
    io.lintel.gateway.docking.Dialect camera = io.lintel.gateway.config.DialectFile.read(dialect);
    watch =
        new FolderWatch(
            new WatchedFolder(folder, new Station("DOCK-1", camera, ZONE)),
            QUIET,
            GIVE_UP,
            new DockReports(new Names(Map.of(), Map.of()), ZONE));
    Files.createDirectories(folder.resolve("R-7"));
    film(folder.resolve("R-7/2026_1120_090000_F.MP4"), List.of(), false);

    Observation taken = settled().get(0);

    assertEquals("R-7", taken.device());
    assertEquals("2026-11-20T09:00:00+08:00", taken.stated());
    assertTrue(body(taken).contains("\"name\":\"2026_1120_090000_F.MP4\""), body(taken));
  }

  @Test
  void foreignFilesAreRejectedOnceWithTheReason() throws Exception {
    Files.writeString(folder.resolve("minutes.docx"), "PK, but no film");
    Files.writeString(folder.resolve("R-7_T-3_20261120090000_0001.MP4"), "this is no film either");
    Files.writeString(folder.resolve("Thumbs.db"), "litter");

    List<Observation> rejected = settled();

    assertEquals(2, rejected.size());
    assertTrue(body(rejected.get(0)).contains("begins with the box ftyp"), body(rejected.get(0)));
    assertTrue(body(rejected.get(1)).contains("neither a recording nor"), body(rejected.get(1)));
    assertEquals(List.of(), settled());
    // A gateway that was started again says the same, which the journal knows already.
    watch = watch(folder, "DOCK-1");
    List<Observation> again = settled();
    assertEquals(rejected.get(0).identity(), again.get(0).identity());
    assertEquals(rejected.get(0).body(), again.get(0).body());
  }

  @Test
  void aSummarySaysWhatTheClockShowedAndWhatWasThere() throws Exception {
    Files.writeString(
        folder.resolve("session_R-7_20261120180000.json"),
        """
        {"dock":"DOCK-1","device":"R-7","user":"T-3","device_time":"2026-11-20T18:00:12+08:00",
         "station_time":"2026-11-20T18:00:00+08:00",
         "files":[{"name":"R-7_T-3_20261120090000_0001.MP4","size":5000},
                  {"name":"R-7_T-3_20261120110000_0003.MP4","size":5000}]}
        """);

    Observation said = settled().get(0);
    DockSession session = new Facts(ZONE).dockSession(new Entry(1, 1, false, said));

    assertEquals(EVENING, session.at());
    assertEquals(EVENING.plusSeconds(12), session.deviceTime());
    assertTrue(session.set());
    assertEquals("T-3", session.user());
    assertEquals(2, session.index().size());
    assertTrue(!session.whole(), "number 2 is missing");
  }

  @Test
  void aFolderThatIsMissingIsToldAndFoundLater() throws Exception {
    Path later = folder.resolve("later");
    watch = watch(later, "DOCK-3");
    assertEquals(List.of(), look());
    assertTrue(watch.trouble().orElse("").contains("found none"), "" + watch.trouble());

    Files.createDirectories(later);

    assertEquals(List.of(), look());
    assertTrue(watch.trouble().isEmpty());
  }

  @Test
  void afterARestartTheJournalKnowsWhatItHas() throws Exception {
    film(
        folder.resolve("R-7_T-3_20261120090000_0001.MP4"),
        List.of("creation_time=" + CREATED),
        false);
    Files.writeString(folder.resolve("minutes.docx"), "PK, but no film");
    Files.writeString(
        folder.resolve("session_R-7_20261120180000.json"),
        """
        {"dock":"DOCK-1","device":"R-7","station_time":"2026-11-20T18:00:00+08:00","files":[]}
        """);
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    assertEquals(List.of(Outcome.NEW, Outcome.NEW, Outcome.NEW), journaled(metrics));
    now = now.plus(Duration.ofDays(1));
    watch = watch(folder, "DOCK-1");
    assertEquals(
        List.of(Outcome.DUPLICATE, Outcome.DUPLICATE, Outcome.DUPLICATE), journaled(metrics));

    assertEquals(2, files(metrics, "taken"));
    assertEquals(1, files(metrics, "rejected"));
    assertEquals(3, files(metrics, "known"));
  }

  @Test
  void filesThatAreWaitedForAreCounted() throws Exception {
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    var unused = new DockMetrics(metrics, List.of(watch));
    Files.writeString(folder.resolve("minutes.docx"), "PK, but no film");

    look();
    assertEquals(1, metrics.get("lintel_dock_files_waiting").gauge().value());
    now = now.plus(QUIET);
    look();
    assertEquals(0, metrics.get("lintel_dock_files_waiting").gauge().value());
  }

  /** What a journal says that is opened, given what there is, and closed. */
  private List<Outcome> journaled(SimpleMeterRegistry metrics) throws Exception {
    List<Observation> found = settled();
    try (DataDirectory data = DataDirectory.open(other.resolve("data"));
        GroupCommitJournal journal =
            new GroupCommitJournal(
                    JournalDatabase.open(data),
                    JournalLimits.DEFAULT,
                    new SteppedTime(now),
                    new SimpleMeterRegistry())
                .start()) {
      List<Receipt> receipts = journal.append(found).get(10, TimeUnit.SECONDS);
      new DockMetrics(metrics, List.of()).durable("DOCK-1", found, receipts);
      return receipts.stream().map(Receipt::outcome).toList();
    }
  }

  private static double files(SimpleMeterRegistry metrics, String outcome) {
    return metrics.get("lintel_dock_files").tag("outcome", outcome).counter().count();
  }

  private FolderWatch watch(Path path, String station) {
    return watch(path, station, ZONE);
  }

  private FolderWatch watch(Path path, String station, ZoneId zone) {
    return new FolderWatch(
        new WatchedFolder(path, new Station(station, DialectFile.shipped("gat-947"), zone)),
        QUIET,
        GIVE_UP,
        new DockReports(new Names(Map.of(), Map.of()), ZONE));
  }

  /** What is found once everything has lain still. */
  private List<Observation> settled() {
    List<Observation> found = new ArrayList<>(look());
    now = now.plus(QUIET);
    found.addAll(look());
    return found;
  }

  private List<Observation> look() {
    FolderWatch.Found found = watch.look(now);
    watch.durable(found);
    return found.observations();
  }

  private static DockedFile docked(Observation observation) {
    assertEquals(Kind.DOCKED_FILE, observation.kind(), () -> body(observation));
    return new Facts(ZONE).dockedFile(new Entry(1, 1, false, observation));
  }

  private static String body(Observation observation) {
    return new String(observation.body().toArray(), StandardCharsets.UTF_8);
  }

  private static Path film(Path file, List<String> metadata, boolean sound) throws Exception {
    List<String> more = new ArrayList<>();
    if (sound) {
      more.addAll(List.of("-f", "lavfi", "-i", "anullsrc=d=2", "-c:a", "aac"));
    }
    metadata.forEach(one -> more.addAll(List.of("-metadata", one)));
    run(file, more);
    return file;
  }

  private static void run(Path file, List<String> more) throws Exception {
    Needs.command("ffmpeg");
    List<String> command =
        new ArrayList<>(List.of("ffmpeg", "-nostdin", "-loglevel", "error", "-f", "lavfi", "-i"));
    command.add("color=black:size=32x32:rate=5:duration=2");
    command.addAll(more);
    command.addAll(List.of("-c:v", "mpeg4", "-y", file.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "ffmpeg did not end");
    assertEquals(0, process.exitValue(), said);
  }
}
