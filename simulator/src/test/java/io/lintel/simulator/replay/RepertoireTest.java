package io.lintel.simulator.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.meter.wire.Bytes;
import io.lintel.meter.wire.Crc16;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which captured answer is given, and what it means. */
class RepertoireTest {
  private static final String ASK = framed("03 03 00 00 00 08");
  private static final String GOOD = sayingFloat(0x42C80000); // 100.0
  private static final String LATER = sayingFloat(0x43480000); // 200.0
  private static final String BROKEN = GOOD.substring(0, GOOD.length() - 5) + "00 00";

  @Test
  void theAnswerNearestInTimeIsGiven() {
    Repertoire repertoire = serial(at(10, ASK, GOOD), at(910, ASK, LATER));
    assertEquals(GOOD, said(repertoire, ASK, 0));
    assertEquals(GOOD, said(repertoire, ASK, 459));
    assertEquals(LATER, said(repertoire, ASK, 461));
    assertEquals(LATER, said(repertoire, ASK, 86_000));
    assertEquals(GOOD, said(repertoire, ASK, 100), "time may be set back");
  }

  @Test
  void whatNobodyAskedInTheCaptureIsNotAnswered() {
    Repertoire repertoire = serial(at(10, ASK, GOOD));
    assertTrue(repertoire.answer(Bytes.hex(framed("04 03 00 00 00 08")), Duration.ZERO).isEmpty());
  }

  @Test
  void anAttemptThatFailedIsFollowedByTheNextWhoeverAsksAgain() {
    Repertoire repertoire =
        serial(at(10, ASK, BROKEN), at(11, ASK, ""), at(12, ASK, GOOD), at(910, ASK, LATER));
    assertEquals(BROKEN, said(repertoire, ASK, 60));
    assertEquals("", said(repertoire, ASK, 60));
    assertEquals(GOOD, said(repertoire, ASK, 61));
    assertEquals(GOOD, said(repertoire, ASK, 62), "the last is given again");
    assertEquals(BROKEN, said(repertoire, ASK, 120), "a new question begins anew");
  }

  @Test
  void aMasterThatAsksEverySecondDoesNotMakeOneEpisodeOfGoodAnswers() {
    Repertoire repertoire = serial(at(10, ASK, GOOD), at(11, ASK, LATER));
    assertEquals(LATER, said(repertoire, ASK, 11));
    assertEquals(LATER, said(repertoire, ASK, 11));
    assertEquals(GOOD, said(repertoire, ASK, 10));
  }

  @Test
  void overTcpTheQuestionsOwnNumberIsGivenBackEvenInPieces() {
    Repertoire repertoire =
        tcp(
            new CapturedExchange(
                Duration.ZERO,
                Ask.parse("00 07 00 00 00 06 03 03 00 00 00 01"),
                Answer.parse("+1ms 00 +2ms 07 00 00 00 05 03 03 02 00 2A")));
    Answer answer =
        repertoire
            .answer(Bytes.hex("BE EF 00 00 00 06 03 03 00 00 00 01"), Duration.ZERO)
            .orElseThrow();
    assertEquals("+1ms BE +2ms EF 00 00 00 05 03 03 02 00 2A", answer.toString());
  }

  @Test
  void aWrongTransactionStaysWrong() {
    Repertoire repertoire =
        tcp(
            new CapturedExchange(
                Duration.ZERO,
                Ask.parse("00 07 00 00 00 06 03 03 00 00 00 01"),
                Answer.parse("+1ms 00 06 00 00 00 05 03 03 02 00 2A")));
    Answer answer =
        repertoire
            .answer(Bytes.hex("BE EF 00 00 00 06 03 03 00 00 00 01"), Duration.ZERO)
            .orElseThrow();
    assertEquals("+1ms 00 06 00 00 00 05 03 03 02 00 2A", answer.toString());
  }

  @Test
  void questionsThatTheCaptureLostInPartAreKnownByTheRest() {
    Repertoire repertoire = serial(at(10, "03 03 .. .. 00 08 .. ..", GOOD));
    assertEquals(GOOD, said(repertoire, ASK, 10));
    assertTrue(repertoire.answer(Bytes.hex(framed("03 03 00 00 00 09")), Duration.ZERO).isEmpty());
  }

  @Test
  void overTcpTheyAreTheSameQuestionWhateverTheirTransactions() {
    Repertoire repertoire =
        tcp(
            new CapturedExchange(
                Duration.ZERO,
                Ask.parse("00 07 00 00 00 06 03 03 .. .. 00 01"),
                Answer.parse("+0ms 00 07 00 00 00 05 03 03 02 00 2A")),
            new CapturedExchange(
                Duration.ofMinutes(15),
                Ask.parse("00 08 00 00 00 06 03 03 .. .. 00 01"),
                Answer.parse("+0ms 00 08 00 00 00 05 03 03 02 00 2B")));
    Answer answer =
        repertoire
            .answer(Bytes.hex("BE EF 00 00 00 06 03 03 00 00 00 01"), Duration.ofMinutes(14))
            .orElseThrow();
    assertEquals("+0ms BE EF 00 00 00 05 03 03 02 00 2B", answer.toString());
  }

  @Test
  void aFrameThatBearsTheMetersTimeSaysNothingNewWhenItIsPlayedAgain() {
    List<Duration> moments = List.of(Duration.ofSeconds(10), Duration.ofSeconds(310));
    CapturedExchange only = at(10, framed("03 03 00 00 00 17"), "");
    assertEquals(1, truth("ek280", only).kept(moments));
    assertEquals(2, truth("generic-float", only).kept(moments));
  }

  @Test
  void aReadingIsTrueIfAFrameSaidSoThen() {
    ReplayTruth truth = truth(at(10, ASK, GOOD), at(910, ASK, LATER));
    assertTrue(truth.said(new BigDecimal("100"), Duration.ofSeconds(60)));
    assertTrue(truth.said(new BigDecimal("200.0"), Duration.ofMinutes(15)));
    assertTrue(!truth.said(new BigDecimal("100"), Duration.ofMinutes(15)));
    assertTrue(!truth.said(new BigDecimal("101"), Duration.ofSeconds(60)));
    assertTrue(truth.mustBeReadAt(Duration.ofSeconds(60)));
  }

  @Test
  void aSlotAtAFailedAttemptNeedNotBeRead() {
    ReplayTruth truth =
        truth(at(10, ASK, BROKEN), at(11, ASK, GOOD), at(910, ASK, ""), at(1810, ASK, GOOD));
    assertTrue(!truth.mustBeReadAt(Duration.ofSeconds(10)));
    assertTrue(truth.said(new BigDecimal("100"), Duration.ofSeconds(10)), "it may be, though");
    assertTrue(!truth.mustBeReadAt(Duration.ofSeconds(910)));
    assertTrue(!truth.said(new BigDecimal("100"), Duration.ofSeconds(910)));
    assertTrue(truth.mustBeReadAt(Duration.ofSeconds(1810)));
  }

  @Test
  void aSayingThatIsNotWrittenAsItMustBeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Answer.parse("01 02"));
    assertThrows(IllegalArgumentException.class, () -> Answer.parse("+5ms 1"));
    assertThrows(IllegalArgumentException.class, () -> Answer.parse("+99999999ms 01"));
    assertThrows(IllegalArgumentException.class, () -> Ask.parse(""));
    assertThrows(IllegalArgumentException.class, () -> Ask.parse("01 0"));
    assertEquals("+0.25ms 01 02", Answer.parse("+0.250ms 01 02").toString());
  }

  private static ReplayTruth truth(CapturedExchange... exchanges) {
    return truth("generic-float", exchanges);
  }

  private static ReplayTruth truth(String profile, CapturedExchange... exchanges) {
    ReplayLine line = line(Frames.SERIAL, profile, exchanges);
    return ReplayTruth.of(line, line.meters().get(0)).orElseThrow();
  }

  private static Repertoire serial(CapturedExchange... exchanges) {
    return new Repertoire(line(Frames.SERIAL, "generic-float", exchanges));
  }

  private static Repertoire tcp(CapturedExchange... exchanges) {
    return new Repertoire(line(Frames.TCP, "generic-float", exchanges));
  }

  private static ReplayLine line(Frames frames, String profile, CapturedExchange... exchanges) {
    return new ReplayLine(
        "l",
        frames,
        9600,
        "none",
        List.of(new ReplayLine.ReplayMeter("G-3", 3, profile, Duration.ofMinutes(15))),
        List.of(exchanges));
  }

  private static CapturedExchange at(int seconds, String ask, String say) {
    Answer answer = say.isEmpty() ? Answer.SILENCE : Answer.parse("+5ms " + say);
    return new CapturedExchange(Duration.ofSeconds(seconds), Ask.parse(ask), answer);
  }

  private static String said(Repertoire repertoire, String ask, int seconds) {
    return repertoire
        .answer(Bytes.hex(ask), Duration.ofSeconds(seconds))
        .orElseThrow()
        .toString()
        .replaceFirst("\\+5ms ", "");
  }

  private static String framed(String octets) {
    return Ask.of(Crc16.append(Bytes.hex(octets))).toString();
  }

  private static String sayingFloat(int bits) {
    List<Integer> octets = new ArrayList<>(List.of(3, 3, 16));
    for (int shift = 24; shift >= 0; shift -= 8) {
      octets.add(bits >> shift & 0xFF);
    }
    octets.addAll(Collections.nCopies(12, 0));
    return framed(Bytes.ofUnsigned(octets.stream().mapToInt(i -> i).toArray()).toHex());
  }
}
