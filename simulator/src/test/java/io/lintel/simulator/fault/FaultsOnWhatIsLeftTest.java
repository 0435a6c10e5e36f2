package io.lintel.simulator.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.GasState;
import io.lintel.simulator.device.ModbusMeter;
import io.lintel.simulator.device.RegisterLayout;
import io.lintel.simulator.mishap.MishapKind;
import io.lintel.simulator.mishap.Strike;
import io.lintel.simulator.telegram.Annotator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Several faults may befall one answer, and the first may leave nothing of it: every fault must do
 * with whatever it is handed. A line's thread ends with what it throws.
 */
class FaultsOnWhatIsLeftTest {
  private static final int SEEDS = 40;
  private static final Bytes SEEN = Bytes.hex("01 04 08 00 00 00 01 00 00 00 02 11 22");
  private static final RegisterLayout LAYOUT = RegisterLayout.FUXIN;
  private static final ModbusMeter METER =
      new ModbusMeter(1, LAYOUT, () -> GasState.showing(1_234_567_000L));

  static Stream<Arguments> everyFaultOnEveryLengthOfFrame() {
    return Stream.of(Wire.values())
        .flatMap(
            wire ->
                LineFaults.on(wire).stream()
                    .flatMap(
                        kind ->
                            IntStream.of(0, 1, 2, 3, 4, SEEN.length())
                                .mapToObj(octets -> Arguments.of(kind, wire, octets))));
  }

  @ParameterizedTest(name = "{0} over {1}, {2} octets")
  @MethodSource("everyFaultOnEveryLengthOfFrame")
  void itDoesWithWhatItIsHanded(MishapKind kind, Wire wire, int octets) {
    Bytes left = SEEN.slice(0, octets);
    for (int seed = 0; seed < SEEDS; seed++) {
      assertNotNull(befallen(kind, wire, left, seed));
    }
  }

  @ParameterizedTest(name = "{0} over {1}, {2} octets")
  @MethodSource("everyFaultOnEveryLengthOfFrame")
  void soDoesWhateverComesAfterIt(MishapKind kind, Wire wire, int octets) {
    for (MishapKind next : LineFaults.on(wire)) {
      for (int seed = 0; seed < SEEDS; seed++) {
        Bytes left = octetsOf(befallen(kind, wire, SEEN.slice(0, octets), seed));
        assertNotNull(befallen(next, wire, left, seed));
      }
    }
  }

  @ParameterizedTest(name = "{0} over {1}, {2} octets")
  @MethodSource("everyFaultOnEveryLengthOfFrame")
  void whatIsLeftCanBeExplained(MishapKind kind, Wire wire, int octets) {
    Annotator annotator = new Annotator(wire.form(), LAYOUT);
    for (int seed = 0; seed < SEEDS; seed++) {
      Bytes left = octetsOf(befallen(kind, wire, SEEN.slice(0, octets), seed));
      assertNotNull(annotator.answer(left, wire.form().write(request(octets))));
      assertNotNull(annotator.answer(left, left));
      assertNotNull(annotator.request(left));
    }
  }

  @Test
  void whatIsTruncatedIsShorterAndWhatIsDamagedDiffersWhereThereIsSomethingToDamage() {
    for (int octets = 1; octets <= SEEN.length(); octets++) {
      Bytes before = SEEN.slice(0, octets);
      for (int seed = 0; seed < SEEDS; seed++) {
        Bytes shorter = FrameFaults.truncated(before, occasion("truncated", Wire.SERIAL, seed));
        Bytes wrong = FrameFaults.badChecksum(before, occasion("bad_checksum", Wire.SERIAL, seed));
        assertTrue(shorter.length() < octets);
        assertEquals(octets < 2, wrong.equals(before));
      }
    }
  }

  /** Its length field says 0: not even the unit belongs to it. */
  @Test
  void aRequestThatClaimsToHoldNothingIsPassedOver() {
    Bytes nothing = Bytes.hex("00 01 00 00 00 00 01");
    int length = Form.lengthOfFirst(nothing);
    assertEquals(nothing.length(), length);
    assertTrue(Form.MBAP.read(nothing.slice(0, length)).isEmpty());
  }

  private static Speech befallen(MishapKind kind, Wire wire, Bytes octets, long seed) {
    Occasion on = occasion(kind.name(), wire, seed);
    LineFault fault = LineFaults.of(kind).orElseThrow().fault();
    if (fault instanceof LineFault.OfRequest echo) {
      return Speech.of(echo.echoed(octets, (int) seed % 9, on.strike()));
    }
    if (fault instanceof LineFault.OfDial dial) {
      return Speech.of(on.showing().apply(dial.shown(on.atFirst(), on)));
    }
    if (fault instanceof LineFault.OfMessage message) {
      Message said = new Message(7, 1, octets);
      Occasion ofNothing = new Occasion(on.strike(), on.form(), said, on.atFirst(), on.showing());
      return Speech.of(wire.form().write(message.said(said, ofNothing)));
    }
    if (fault instanceof LineFault.OfFrame frame) {
      return Speech.of(frame.sent(octets, on));
    }
    if (fault instanceof LineFault.OfSpeech speech) {
      assertNotNull(speech.spoken(Speech.SILENCE, on));
      return speech.spoken(Speech.of(octets), on);
    }
    return Speech.of(octets); // the line as a whole: exchanges stay as they are
  }

  private static Bytes octetsOf(Speech speech) {
    List<Burst> bursts = speech.bursts();
    return bursts.isEmpty() ? Bytes.empty() : bursts.get(bursts.size() - 1).octets();
  }

  private static Occasion occasion(String kind, Wire wire, long seed) {
    return new Occasion(
        new Strike(Mishaps.mishap("m", kind), Dice.ofSeed(seed)),
        wire.form(),
        request(4),
        METER.face(),
        shown -> METER.answer(request(4).pdu(), shown));
  }

  private static Message request(int octets) {
    return new Message(7, 1, Bytes.hex("04 00 00 00 04").slice(0, Math.min(5, octets + 1)));
  }
}
