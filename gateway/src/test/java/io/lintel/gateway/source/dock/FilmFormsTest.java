package io.lintel.gateway.source.dock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.docking.Footage;
import io.lintel.gateway.docking.MovieRead;
import io.lintel.gateway.docking.Movies;
import io.lintel.testing.Needs;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which recorders write films, made by Debian's ffmpeg, and then damaged. */
class FilmFormsTest {
  private static final Instant CREATED = Instant.parse("2026-11-20T01:00:00Z");
  private static final Duration BOUND = Duration.ofSeconds(30);

  @TempDir Path folder;

  /** Ten seconds in fragments of one, with sound; {@code mvhd} states no length. */
  private Path fragmented(String flags) throws Exception {
    return film(
        "fragmented.mp4",
        "-f",
        "lavfi",
        "-i",
        "anullsrc=d=10",
        "-c:a",
        "aac",
        "-c:v",
        "mpeg4",
        "-g",
        "5",
        "-movflags",
        flags,
        "-metadata",
        "creation_time=" + CREATED);
  }

  private Path fast() throws Exception {
    return film(
        "fast.mp4",
        "-c:v",
        "mpeg4",
        "-movflags",
        "faststart",
        "-metadata",
        "creation_time=" + CREATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frag_keyframe+empty_moov",
        "frag_keyframe+empty_moov+default_base_moof",
        "frag_keyframe+empty_moov+global_sidx",
        "frag_keyframe",
        "dash+frag_keyframe"
      })
  void theLengthOfAFragmentedFilmIsThatOfItsFragments(String flags) throws Exception {
    Footage footage = whole(fragmented(flags));
    assertEquals(10_000.0, (double) footage.length().toMillis(), 150);
    assertEquals(CREATED, footage.created());
    assertTrue(footage.sound());
    assertNull(footage.flaw());
  }

  /** Loss of power: what was written in whole fragments was recorded. */
  @Test
  void aFragmentedFilmThatIsCutIsAsLongAsItsWholeFragments() throws Exception {
    byte[] all = Files.readAllBytes(fragmented("frag_keyframe+empty_moov"));
    byte[] half = Arrays.copyOf(all, all.length * 55 / 100);
    MovieRead.Unfinished cut = assertInstanceOf(MovieRead.Unfinished.class, read(half));
    Footage footage = java.util.Objects.requireNonNull(cut.soFar());
    double seconds = footage.length().toMillis() / 1_000.0;
    assertTrue(seconds > 3 && seconds < 8, "found " + seconds);
    assertTrue(String.valueOf(footage.flaw()).contains("bytes more than there are"));
  }

  @Test
  void aFilmWithAWholeDescriptionAndACutTailStatesWhatItStates() throws Exception {
    byte[] all = Files.readAllBytes(fast());
    MovieRead.Unfinished cut =
        assertInstanceOf(MovieRead.Unfinished.class, read(Arrays.copyOf(all, all.length * 8 / 10)));
    Footage footage = java.util.Objects.requireNonNull(cut.soFar());
    assertEquals(10_000.0, (double) footage.length().toMillis(), 150);
    assertEquals(CREATED, footage.created());
    byte[] junk = Arrays.copyOf(all, all.length + 12);
    junk[all.length + 3] = 3;
    assertTrue(String.valueOf(whole(junk).flaw()).contains("a box of 3 bytes"));
  }

  @Test
  void anAviFileIsReadFromItsHeader() throws Exception {
    Path file =
        film(
            "film.avi", "-f", "lavfi", "-i", "anullsrc=d=10", "-c:a", "pcm_s16le", "-c:v", "mjpeg");
    Footage footage = whole(file);
    assertEquals(10_000.0, (double) footage.length().toMillis(), 250);
    assertTrue(footage.sound());
    assertNull(footage.created());
    byte[] all = Files.readAllBytes(file);
    MovieRead.Unfinished cut =
        assertInstanceOf(MovieRead.Unfinished.class, read(Arrays.copyOf(all, all.length / 2)));
    assertEquals(footage.length(), java.util.Objects.requireNonNull(cut.soFar()).length());
  }

  /** 24,107 days lie between 1904 and 1970: the epochs of the format and of some recorders. */
  @Test
  void aCreationTimeCountedFrom1970IsTakenAsThat() throws Exception {
    byte[] all = Files.readAllBytes(fast());
    int mvhd = indexOf(all, "mvhd");
    ByteBuffer.wrap(all).putInt(mvhd + 8, (int) CREATED.getEpochSecond());
    assertEquals(CREATED, whole(all).created());
    ByteBuffer.wrap(all).putInt(mvhd + 8, 0);
    assertNull(whole(all).created());
    // A clock that was reset shows the begin of 1970, and that is what it shows.
    ByteBuffer.wrap(all).putInt(mvhd + 8, (int) 2_082_844_860L);
    assertEquals(Instant.parse("1970-01-01T00:01:00Z"), whole(all).created());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 0x7FFFFFFF, 0xFFFFFFFF})
  void boxesOfAnyClaimedLengthEndInAnAnswer(int claimed) throws Exception {
    byte[] all = Files.readAllBytes(fragmented("frag_keyframe+empty_moov+global_sidx"));
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          for (String name :
              List.of(
                  "moov", "mvhd", "trak", "mdia", "mvex", "trex", "moof", "traf", "tfhd", "tfdt",
                  "trun", "sidx", "mdat", "ftyp")) {
            byte[] damaged = all.clone();
            ByteBuffer.wrap(damaged).putInt(indexOf(damaged, name) - 4, claimed);
            read(damaged);
          }
        });
  }

  /** Tables that claim 2^32 entries, and 64-bit lengths of all ones. */
  @Test
  void tablesThatClaimEverythingCostNothing() throws Exception {
    byte[] all = Files.readAllBytes(fragmented("frag_keyframe+empty_moov+global_sidx"));
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          for (String name :
              List.of("trun", "stts", "stsz", "stco", "stsc", "stsd", "sidx", "mdhd")) {
            int at = indexOf(all, name);
            for (int offset = 4; offset <= 24 && at > 0; offset += 4) {
              byte[] damaged = all.clone();
              ByteBuffer.wrap(damaged).putInt(at + offset, -1);
              read(damaged);
            }
          }
        });
  }

  @Test
  void endlessNestingAndAGiganticDescriptionEndInAnAnswer() throws Exception {
    ByteArrayOutputStream nested = new ByteArrayOutputStream();
    int depth = 200_000;
    nested.write(box("ftyp", new byte[8]));
    for (int i = 0; i < depth; i++) {
      nested.write(ByteBuffer.allocate(8).putInt(8 * (depth - i)).put(ascii("moov")).array());
    }
    byte[] many = new byte[8 << 20];
    ByteBuffer boxes = ByteBuffer.wrap(many);
    while (boxes.remaining() >= 8) {
      boxes.putInt(8).put(ascii("trak"));
    }
    Path huge = folder.resolve("huge.mp4");
    try (var channel =
        Files.newByteChannel(
            huge,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.WRITE,
            java.nio.file.StandardOpenOption.SPARSE)) {
      channel.write(ByteBuffer.wrap(box("ftyp", new byte[8])));
      channel.write(ByteBuffer.allocate(16).putInt(1).put(ascii("moov")).putLong(40L << 30).flip());
      channel.position((40L << 30) + 15);
      channel.write(ByteBuffer.wrap(new byte[1]));
    }
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          read(nested.toByteArray());
          read(box("moov", many));
          assertInstanceOf(MovieRead.Broken.class, read(huge));
        });
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whateverIsDamagedItEndsInAnAnswer(long seed) throws Exception {
    Random random = new Random(seed);
    Path file =
        seed % 3 == 0
            ? film("film.avi", "-c:v", "mjpeg")
            : seed % 3 == 1 ? fast() : fragmented("frag_keyframe+empty_moov");
    byte[] all = Files.readAllBytes(file);
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          for (int round = 0; round < 500; round++) {
            byte[] damaged = Arrays.copyOf(all, 1 + random.nextInt(all.length));
            for (int i = 0; i < 30; i++) {
              damaged[random.nextInt(Math.min(damaged.length, 4_000))] = (byte) random.nextInt(256);
            }
            MovieRead read = read(damaged);
            if (read instanceof MovieRead.Whole whole) {
              assertTrue(whole.footage().length().compareTo(Duration.ofDays(7)) <= 0);
            }
          }
        });
  }

  private Footage whole(Path file) throws Exception {
    return assertInstanceOf(MovieRead.Whole.class, read(file)).footage();
  }

  private Footage whole(byte[] octets) throws Exception {
    return assertInstanceOf(MovieRead.Whole.class, read(octets)).footage();
  }

  private MovieRead read(byte[] octets) throws Exception {
    return Movies.read(
        new io.lintel.gateway.docking.FileOctets() {
          @Override
          public long length() {
            return octets.length;
          }

          @Override
          public byte[] read(long at, int count) {
            int from = (int) Math.min(Math.max(at, 0), octets.length);
            return Arrays.copyOfRange(octets, from, Math.min(octets.length, from + count));
          }
        });
  }

  private static MovieRead read(Path file) throws Exception {
    try (PathOctets octets = new PathOctets(file)) {
      return Movies.read(octets);
    }
  }

  private static byte[] box(String type, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .putInt(8 + content.length)
        .put(ascii(type))
        .put(content)
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static int indexOf(byte[] octets, String text) {
    return new String(octets, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  private Path film(String name, String... more) throws Exception {
    Needs.command("ffmpeg");
    Path file = folder.resolve(name);
    List<String> command =
        new ArrayList<>(List.of("ffmpeg", "-nostdin", "-loglevel", "error", "-f", "lavfi", "-i"));
    command.add("testsrc=size=64x48:rate=5:duration=10");
    command.addAll(List.of(more));
    command.addAll(List.of("-y", file.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "ffmpeg did not end");
    assertEquals(0, process.exitValue(), said);
    return file;
  }
}
