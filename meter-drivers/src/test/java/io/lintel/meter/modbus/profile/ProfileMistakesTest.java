package io.lintel.meter.modbus.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileMistakesTest {
  private static final String SOUND =
      """
      profile: my-meter
      title: My meter
      modbus: { answer-within: 500ms, max-registers: 16, max-gap: 0 }
      values:
        - { quantity: volume, register: 0x10, format: uint32, decimals: 3, unit: m3 }
      golden:
        - unit: 1
          exchanges:
            - request: 01 03 00 10 00 02 C5 CE
              answer: 01 03 04 00 01 E2 40 E2 A3
          expect: { values: [volume 123.456 m3] }
      """;

  @Test
  void anOperatorsOwnFileIsAProfileLikeAnyOther(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("my-meter.yaml"), SOUND);

    Profile profile = Profiles.named(file.toString());

    assertEquals("my-meter", profile.name());
    assertEquals(500, profile.limits().answerWithin().toMillis());
    assertEquals(16, profile.limits().maxRegisters());
  }

  @Test
  void everyMistakeIsToldAtOnceWithItsLine() {
    String broken =
        """
        profile: My Meter
        titel: Mine
        modbus:
          max-registers: 126
          order: abdc
          answer-within: soon
        values:
          - { quantity: volumne, register: 70000, format: uint33 }
          - { quantity: flow, register: 4, format: bcd, unit: m3/h }
        status:
          - { register: 9, bits: { 16: Alarm } }
        clock: { register: 3, layout: hhmm }
        golden: []
        """;

    assertEquals(
        List.of(1, 1, 2, 4, 5, 6, 8, 8, 8, 8, 9, 11, 11, 12, 13),
        mistakes(broken).stream().map(Mistake::line).toList());
  }

  @Test
  void aMessageNamesTheFileTheLineWhatWasExpectedAndWhatWasFound() {
    InvalidProfile invalid =
        assertThrows(
            InvalidProfile.class,
            () -> ProfileReader.read("m.yaml", SOUND.replace("format: uint32", "format: uint31")));

    assertTrue(
        invalid
            .toString()
            .contains("m.yaml, line 5: format: expected one of uint16, int16, uint32"),
        invalid.toString());
    assertTrue(invalid.toString().contains("found 'uint31'"), invalid.toString());
  }

  @Test
  void aGoldenTelegramThatDoesNotHoldIsAMistakeAtItsLine() {
    List<Mistake> mistakes = mistakes(SOUND.replace("decimals: 3", "decimals: 2"));

    assertEquals(1, mistakes.size());
    assertEquals(7, mistakes.get(0).line());
    assertTrue(mistakes.get(0).message().contains("[volume 1234.56 m3]"), mistakes.toString());
  }

  @Test
  void aKeyThatStandsTwiceIsAMistake() {
    List<Mistake> mistakes = mistakes(SOUND.replace("title: My meter", "title: A\ntitle: B"));

    assertEquals(List.of(new Mistake(3, "the key 'title' stands here twice")), mistakes);
  }

  @Test
  void whatIsNoYamlIsAMistakeAtItsLine() {
    assertEquals(5, mistakes("profile: x\n\n\n\nvalues: [").get(0).line(), "where the text ends");
    assertEquals(List.of(new Mistake(0, "the file is empty")), mistakes(""));
    assertTrue(mistakes("- 1\n- 2\n").toString().contains("expected keys with values"));
  }

  @Test
  void anIndexInAUnitThatCannotBeSaidInCubicMetresIsAMistake() {
    List<Mistake> mistakes = mistakes(SOUND.replace("unit: m3", "unit: therm"));

    assertEquals(5, mistakes.get(0).line());
    assertTrue(
        mistakes.get(0).message().contains("expected a unit of volume (m3, L,"), "" + mistakes);
  }

  @Test
  void anIndexInLitresIsSound() throws InvalidProfile {
    String litres = SOUND.replace("unit: m3 }", "unit: L }").replace("123.456 m3", "123.456 L");

    assertEquals("my-meter", ProfileReader.read("m.yaml", litres).name());
  }

  @Test
  void aFieldWiderThanTheDeviceAnswersIsAMistake() {
    List<Mistake> mistakes = mistakes(SOUND.replace("max-registers: 16", "max-registers: 1"));

    assertTrue(mistakes.toString().contains("does not fit into max-registers 1"));
  }

  @Test
  void anUnknownNameSaysWhichThereAre() {
    IOException unknown = assertThrows(IOException.class, () -> Profiles.named("fuxing"));

    assertTrue(unknown.toString().contains("ek280, fuxin, generic-float, thermal-mass"));
    assertEquals(Optional.empty(), Profiles.shipped("../profile/fuxin"));
  }

  @Test
  void whatIsNoTextOrNoFileSaysSo(@TempDir Path folder) throws IOException {
    Path octets = Files.write(folder.resolve("octets.yaml"), new byte[] {(byte) 0xFF, 0x00});
    Path large = Files.write(folder.resolve("large.yaml"), new byte[300 * 1024]);

    assertTold("expected UTF-8 text", octets.toString());
    assertTold("at most 262144 octets, found 307200", large.toString());
    assertTold("expected a shipped profile", folder.toString());
    assertTold("expected a shipped profile", "\0");
  }

  private static void assertTold(String says, String file) {
    IOException told = assertThrows(IOException.class, () -> Profiles.named(file));
    assertTrue(told.toString().contains(says), told.toString());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noFileEverEndsInAnotherException(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      StringBuilder text = new StringBuilder(SOUND);
      for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
        int at = random.nextInt(text.length());
        if (random.nextBoolean()) {
          text.deleteCharAt(at);
        } else {
          text.setCharAt(at, "{}[]:,-&*#x9\n 0".charAt(random.nextInt(15)));
        }
      }
      try {
        ProfileReader.read("m.yaml", text.toString());
      } catch (InvalidProfile told) {
        assertTrue(told.mistakes().stream().allMatch(mistake -> mistake.line() >= 0));
      }
    }
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  private static List<Mistake> mistakes(String text) {
    return assertThrows(InvalidProfile.class, () -> ProfileReader.read("m.yaml", text)).mistakes();
  }
}
