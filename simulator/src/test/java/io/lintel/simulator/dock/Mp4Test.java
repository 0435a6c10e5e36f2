package io.lintel.simulator.dock;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.mp4.Mp4Directory;
import com.drew.metadata.mp4.media.Mp4VideoDirectory;
import io.lintel.simulator.dock.Footage.Waypoint;
import io.lintel.simulator.town.Place;
import io.lintel.testing.Needs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Read by programs that know nothing of how it was written. */
class Mp4Test {
  private static final Instant CREATED = Instant.parse("2026-11-20T01:02:03Z");
  private static final Duration LENGTH = Duration.ofMillis(754_250);
  private static final Waypoint HERE = new Waypoint(CREATED, new Place(36.6561, 117.0491));

  private static final long MUTED = 3;

  @TempDir private Path folder;

  @Test
  void metadataExtractorReadsTimeLengthAndPlace()
      throws IOException, ImageProcessingException, MetadataException {
    Metadata metadata =
        ImageMetadataReader.readMetadata(new ByteArrayInputStream(Mp4.of(footage(1, HERE))));
    Mp4Directory movie =
        Objects.requireNonNull(metadata.getFirstDirectoryOfType(Mp4Directory.class));
    Mp4VideoDirectory video =
        Objects.requireNonNull(metadata.getFirstDirectoryOfType(Mp4VideoDirectory.class));

    // The reader goes on until the data end, and says so of every file.
    List<String> errors = new ArrayList<>();
    movie.getErrors().forEach(errors::add);
    assertEquals(List.of("End of data reached."), errors);
    assertEquals(CREATED, movie.getDate(Mp4Directory.TAG_CREATION_TIME).toInstant());
    assertEquals(LENGTH.toMillis(), movie.getLong(Mp4Directory.TAG_DURATION));
    assertEquals(36.6561, movie.getDouble(Mp4Directory.TAG_LATITUDE), 1e-6);
    assertEquals(117.0491, movie.getDouble(Mp4Directory.TAG_LONGITUDE), 1e-6);
    assertEquals(StillPicture.SIDE, video.getInt(Mp4VideoDirectory.TAG_WIDTH));
  }

  @Test
  void ffprobeFindsAVideoOfThatLengthAndTheTags() throws IOException, InterruptedException {
    Needs.command("ffprobe");
    String found = run("ffprobe", "-v", "warning", "-show_format", "-show_streams", file());

    for (String line :
        List.of(
            "codec_name=h264",
            "codec_name=aac",
            "nb_streams=2",
            "duration=754.250000",
            "TAG:creation_time=2026-11-20T01:02:03.000000Z",
            "TAG:location=+36.6561+117.0491/",
            "TAG:model=DSJ-A",
            "TAG:comment=device=R-03;user=T-03;epoch=2")) {
      assertTrue(found.contains(line), line + " in " + found);
    }
    assertTrue(found.startsWith("[STREAM]"), "no warnings: " + found);
  }

  @Test
  void everyMacroblockOfThePictureIsDecodedWithoutAWord() throws IOException, InterruptedException {
    Needs.command("ffmpeg");
    String said =
        run(
            "ffmpeg",
            "-v",
            "warning",
            "-xerror",
            "-i",
            file(),
            "-f",
            "null",
            "-fps_mode",
            "passthrough",
            "-");

    assertEquals("", said);
  }

  @Test
  void theSameFootageIsTheSameOctetsAndOtherPicturesAreNot() {
    byte[] once = Mp4.of(footage(1, HERE));

    assertArrayEquals(once, Mp4.of(footage(1, HERE)));
    assertFalse(Arrays.equals(once, Mp4.of(footage(2, HERE))));
  }

  @Test
  void pointsStandWhereTheListSays() {
    byte[] file = Mp4.of(footage(1, HERE, new Waypoint(CREATED.plusSeconds(60), HERE.place())));
    String octets = new String(file, StandardCharsets.ISO_8859_1);
    int first = octets.indexOf("freeGPS ") - 4;
    int list = octets.indexOf("gps ");

    assertEquals(2, number(file, list + 8));
    assertEquals(first, number(file, list + 12));
    assertEquals(first + number(file, list + 16), number(file, list + 20));
  }

  @Test
  void aMutedRecorderWritesNoSoundTrack() {
    assertTrue(octets(footage(1)).contains("soun"));
    assertFalse(octets(footage(MUTED)).contains("soun"));
  }

  @Test
  void aFileWithoutAReceiverHasNoPlace() {
    String octets = octets(footage(1));

    assertFalse(octets.contains("gps "));
    assertFalse(octets.contains("©xyz"));
  }

  private static Footage footage(long picture, Waypoint... track) {
    return new Footage(
        "R-03", "T-03", "DSJ-A", 2, CREATED, LENGTH, picture != MUTED, List.of(track), picture);
  }

  private static String octets(Footage footage) {
    return new String(Mp4.of(footage), StandardCharsets.ISO_8859_1);
  }

  private String file() throws IOException {
    return Files.write(folder.resolve("a.mp4"), Mp4.of(footage(1, HERE))).toString();
  }

  private static int number(byte[] file, int at) {
    return java.nio.ByteBuffer.wrap(file).getInt(at);
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
