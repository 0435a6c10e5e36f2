package io.lintel.simulator.dock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.FileNaming;
import io.lintel.simulator.device.RecorderModel;
import io.lintel.simulator.town.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorageTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant NINE = Instant.parse("2026-11-20T01:00:00Z");
  private static final Take TAKE = new Take(NINE, NINE.plusSeconds(2_000), 1, "T-03");
  private static final FileNaming LOCAL = new FileNaming("{user}-{date}-{time}-{n}.mp4", true);

  @Test
  void aTakeIsCutIntoSegmentsWithSeamsOfAtMostTwoSeconds() {
    List<RecordedFile> files = files(model(0, 15, FileNaming.PLAIN), Duration.ZERO, TAKE);

    assertEquals(3, files.size());
    assertEquals(Duration.ofMinutes(15), files.get(0).footage().length());
    assertEquals(TAKE.end(), files.get(2).end());
    for (int i = 1; i < files.size(); i++) {
      Duration seam = Duration.between(files.get(i - 1).end(), files.get(i).begin());
      assertTrue(seam.compareTo(Duration.ZERO) > 0, seam.toString());
      assertTrue(seam.compareTo(Duration.ofSeconds(2)) <= 0, seam.toString());
    }
  }

  @Test
  void aPrebufferPutsTheBeginningBeforeTheButtonButNotIntoTheTakeBefore() {
    Take next = new Take(TAKE.end().plusSeconds(20), TAKE.end().plusSeconds(90), 1, "T-03");
    List<RecordedFile> files = files(model(30, 60, FileNaming.PLAIN), Duration.ZERO, TAKE, next);

    assertEquals(NINE.minusSeconds(30), files.get(0).begin());
    assertEquals(TAKE.end(), files.get(1).begin());
  }

  @Test
  void namesAndCreationTimesAreWhatTheClockShowed() {
    Duration ahead = Duration.ofMinutes(3);
    RecordedFile plain = files(model(0, 60, FileNaming.PLAIN), ahead, TAKE).get(0);
    RecordedFile local = files(model(0, 60, LOCAL), ahead, TAKE).get(0);

    assertEquals("R-03_T-03_20261120090300_0001.MP4", plain.name());
    assertEquals(NINE.plus(ahead), plain.footage().created());
    assertEquals("T-03-20261120-090300-0001.mp4", local.name());
    assertEquals(NINE.plus(ahead).plus(Duration.ofHours(8)), local.footage().created());
  }

  @Test
  void theSameDiceGiveTheSameFilesToTheOctet() {
    List<RecordedFile> once = files(model(10, 5, FileNaming.PLAIN), Duration.ZERO, TAKE);

    assertEquals(once, files(model(10, 5, FileNaming.PLAIN), Duration.ZERO, TAKE));
    assertEquals(once.size(), once.stream().map(RecordedFile::sha256).distinct().count());
  }

  @Test
  void anOverwrittenFileKeepsItsNameAndLosesItsContent() {
    RecordedFile file = files(model(0, 60, FileNaming.PLAIN), Duration.ZERO, TAKE).get(0);

    assertEquals(file.name(), file.overwritten().name());
    assertNotEquals(file.sha256(), file.overwritten().sha256());
  }

  @Test
  void aDockCopiesOneFileAfterAnotherAndSaysWhatItRead() {
    RecorderModel model = model(0, 15, FileNaming.PLAIN);
    Dock dock = new Dock("DOCK-1", Dock.Way.RECORDS, true, true);
    DockSession session =
        new DockSession(
            dock,
            "R-03",
            model,
            "T-03",
            NINE.plusSeconds(40_000),
            NINE.plusSeconds(40_120),
            files(model, Duration.ZERO, TAKE),
            files(model, Duration.ZERO, TAKE));
    StationWords words = new StationWords(SHANGHAI, "历下区");
    List<DockSession.Copy> copies = session.copies();

    assertEquals(copies.get(0).whole(), copies.get(1).begun());
    assertFalse(session.done().isBefore(copies.get(2).whole()));
    assertEquals(
        "{\"wjbh\":\"id-1\",\"wjmc\":\"R-03_T-03_20261120090000_0001.MP4\","
            + "\"pssj\":\"2026-11-20 09:00:00\",\"wjdx\":%d,\"wjlx\":\"video\",\"wjsc\":900,"
                .formatted(session.files().get(0).octets().length())
            + "\"dwmc\":\"历下区\",\"jybh\":\"T-03\",\"jyxm\":\"T-03\",\"cpxh\":\"R-03\","
            + "\"gzz_xh\":\"DOCK-1\",\"scsj\":\"2026-11-20 20:06:55\",\"sha256\":\"%s\","
                .formatted(session.files().get(0).sha256())
            + "\"device_time\":\"2026-11-20T20:08:40+08:00\","
            + "\"station_time\":\"2026-11-20T20:06:40+08:00\"}",
        words.record(session, copies.get(0), "id-1"));
  }

  private static RecorderModel model(int prebufferSeconds, int segmentMinutes, FileNaming naming) {
    return new RecorderModel(
        "DSJ-A",
        Duration.ofSeconds(prebufferSeconds),
        Duration.ofMinutes(segmentMinutes),
        Duration.ZERO,
        Duration.ofHours(9),
        64_000,
        4,
        0,
        0,
        true,
        naming);
  }

  private static List<RecordedFile> files(RecorderModel model, Duration ahead, Take... takes) {
    Storage.Device device =
        new Storage.Device(
            "R-03",
            "T-03",
            model,
            SHANGHAI,
            at -> at.plus(ahead),
            at -> new Place(36.66, 117.04),
            (from, to) -> false,
            Storage.Stamps.BEGIN);
    return Storage.of(device, List.of(takes), Dice.ofSeed(7));
  }
}
