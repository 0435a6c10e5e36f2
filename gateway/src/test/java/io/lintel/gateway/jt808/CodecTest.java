package io.lintel.gateway.jt808;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.jt808.Answers.Result;
import io.lintel.gateway.jt808.FrameCutter.Cut;
import io.lintel.gateway.jt808.Position.Alarm;
import io.lintel.gateway.jt808.Position.Extra;
import io.lintel.meter.spi.Fault;
import io.lintel.meter.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {
  private static final Bytes FLAG = Bytes.ofUnsigned(0x7E);

  private static Bytes inner(Bytes frame) {
    return frame.slice(1, frame.length() - 1);
  }

  private static Message message(Bytes frame) {
    return assertInstanceOf(MessageReader.Read.Good.class, MessageReader.read(inner(frame)))
        .message();
  }

  private static Said said(Bytes frame) {
    return assertInstanceOf(BodyReader.Read.Good.class, BodyReader.read(message(frame))).said();
  }

  private static Fault fault(Bytes escaped) {
    return assertInstanceOf(MessageReader.Read.Bad.class, MessageReader.read(escaped)).fault();
  }

  @Test
  void headersOfBothEditionsNameTheTerminal() {
    Header old = message(TypedMessages.HEARTBEAT).header();
    assertEquals(0x0002, old.messageId());
    assertEquals(3, old.serial());
    assertNull(old.version());
    assertEquals("13912345678", old.number());
    Header fresh = message(TypedMessages.POSITION_2019).header();
    assertEquals(1, fresh.version());
    assertEquals(2, fresh.serial());
    assertEquals("13912345679", fresh.number());
  }

  @Test
  void registrationsOfBothEditionsSayTheSame() {
    assertEquals(new Said.Register("LNTEL", "BWC-1", "R000007", ""), said(TypedMessages.REGISTER));
    assertEquals(
        new Said.Register("LNTEL", "BWC-2", "R000008", ""), said(TypedMessages.REGISTER_2019));
    assertEquals(new Said.Authenticate("sesame-7"), said(TypedMessages.AUTHENTICATE));
    assertEquals(new Said.Authenticate("sesame-7"), said(TypedMessages.AUTHENTICATE_2019));
  }

  @Test
  void aPositionKeepsItsWordsAndEveryItem() {
    Position at = assertInstanceOf(Said.At.class, said(TypedMessages.POSITION)).position();
    assertEquals(31_230_416, at.latitudeMicrodegrees());
    assertEquals(121_473_701, at.longitudeMicrodegrees());
    assertEquals(12, at.altitudeMetres());
    assertEquals(45, at.speedTenths());
    assertEquals(90, at.direction());
    assertEquals("261125091325", at.time());
    assertTrue(at.located());
    assertEquals(
        List.of(
            new Extra(0x01, Bytes.hex("00000064")),
            new Extra(0x30, Bytes.hex("1F")),
            new Extra(0x31, Bytes.hex("09")),
            new Extra(0xE1, Bytes.hex("57"))),
        at.extras());
  }

  @Test
  void escapedOctetsAndAlarmBitsAreRead() {
    Position at = assertInstanceOf(Said.At.class, said(TypedMessages.EMERGENCY)).position();
    assertEquals(0x01DC7E7D, at.latitudeMicrodegrees());
    assertTrue(at.has(Alarm.EMERGENCY));
    assertTrue(at.has(Alarm.POWER_LOW));
    assertFalse(at.has(Alarm.POWER_LOST));
    assertFalse(at.has(Alarm.CAMERA_FAULT));
  }

  @Test
  void southAndWestAreNegativeAndEncryptedCoordinatesAreNoFix() {
    Bytes body = message(TypedMessages.POSITION).body();
    Bytes southWest =
        body.slice(0, 7).plus(Bytes.ofUnsigned(0x0E)).plus(body.slice(8, body.length()));
    Position there = assertInstanceOf(Item.Good.class, PositionReader.read(southWest)).position();
    assertEquals(-31_230_416, there.latitudeMicrodegrees());
    assertEquals(-121_473_701, there.longitudeMicrodegrees());
    assertTrue(there.located());
    Bytes encrypted =
        body.slice(0, 7).plus(Bytes.ofUnsigned(0x22)).plus(body.slice(8, body.length()));
    assertFalse(
        assertInstanceOf(Item.Good.class, PositionReader.read(encrypted)).position().located());
  }

  @Test
  void aBatchHoldsItsItems() {
    Said.Batch batch = assertInstanceOf(Said.Batch.class, said(TypedMessages.BATCH));
    assertTrue(batch.blindArea());
    assertEquals(2, batch.items().size());
    assertTrue(assertInstanceOf(Item.Good.class, batch.items().get(0)).position().located());
    assertFalse(assertInstanceOf(Item.Good.class, batch.items().get(1)).position().located());
  }

  @Test
  void partsJoinInAnyOrderAndTwiceTheSameChangesNothing() {
    Parts parts = new Parts();
    assertNull(parts.add(message(TypedMessages.BATCH_PART_2)));
    assertNull(parts.add(message(TypedMessages.BATCH_PART_2)));
    Parts.Joined joined = parts.add(message(TypedMessages.BATCH_PART_1));
    assertNotNull(joined);
    assertEquals(message(TypedMessages.BATCH).body(), joined.whole().body());
    assertEquals(List.of(10, 11), joined.parts().stream().map(Header::serial).toList());
  }

  @Test
  void ourAnswersAreAsTyped() {
    Answers answers = new Answers();
    Header position = message(TypedMessages.POSITION).header();
    answers.general(position, Result.DONE);
    answers.general(position, Result.FAILED);
    assertEquals(TypedMessages.POSITION_DONE, answers.general(position, Result.DONE));
  }

  @Test
  void whatIsWrongIsNamed() {
    Bytes good = inner(TypedMessages.HEARTBEAT);
    assertEquals(Fault.Kind.CHECKSUM, fault(good.slice(0, 12).plus(Bytes.hex("32"))).kind());
    assertEquals(Fault.Kind.TRUNCATED, fault(good.slice(0, 12)).kind());
    assertEquals(Fault.Kind.VALUE, fault(Bytes.hex("7D03")).kind());
    assertEquals(Fault.Kind.VALUE, fault(Bytes.hex("0102037D")).kind());
    // One octet that the length does not count, and the check code with it.
    assertEquals(Fault.Kind.LENGTH, fault(good.slice(0, 12).plus(Bytes.hex("AA9B"))).kind());
    // The encryption bit, and a check code that agrees.
    assertEquals(Fault.Kind.KEY, fault(Bytes.hex("00020400 013912345678 0003 35")).kind());
  }

  /** Some makers put other octets there: that is the terminal's number all the same. */
  @Test
  void aNumberThatIsNoBcdIsTheNumberAsItWasSent() {
    Message message =
        assertInstanceOf(
                MessageReader.Read.Good.class,
                MessageReader.read(Bytes.hex("00020000 0139123456F8 0003 B1")))
            .message();
    assertEquals("139123456F8", message.header().number());
  }

  private static Bytes body(Bytes frame) {
    return message(frame).body();
  }

  /** Every tail that is cut or senseless: the 28 octets are the report. */
  @Test
  void aPositionIsKeptWhateverItsTail() {
    Bytes whole = body(TypedMessages.POSITION);
    for (int length = 28; length <= whole.length(); length++) {
      Position at =
          assertInstanceOf(Item.Good.class, PositionReader.read(whole.slice(0, length))).position();
      assertEquals(31_230_416, at.latitudeMicrodegrees());
      assertTrue(at.located());
    }
    Position cut =
        assertInstanceOf(Item.Good.class, PositionReader.read(whole.slice(0, 36))).position();
    assertEquals(1, cut.extras().size(), "the item before the cut");
    assertEquals(1, cut.unread().size());
    assertInstanceOf(Item.Bad.class, PositionReader.read(whole.slice(0, 27)));
  }

  @Test
  void coordinatesThatAreNowhereAreNoFixAndTheAlarmsHold() {
    Bytes body = body(TypedMessages.EMERGENCY);
    Bytes nowhere = body.slice(0, 8).plus(Bytes.hex("FFFFFFFF")).plus(body.slice(12, 28));
    Position at = assertInstanceOf(Item.Good.class, PositionReader.read(nowhere)).position();
    assertFalse(at.located());
    assertTrue(at.has(Alarm.EMERGENCY));
    assertTrue(at.unread().get(0).startsWith(Position.COORDINATES), at.unread().toString());
  }

  private static Said.Batch batch(Bytes body) {
    Message one = new Message(message(TypedMessages.BATCH).header(), body);
    return assertInstanceOf(
        Said.Batch.class,
        assertInstanceOf(BodyReader.Read.Good.class, BodyReader.read(one)).said());
  }

  /** Cut anywhere: what is whole is there, and what is not is named. */
  @Test
  void aBatchKeepsWhatIsGoodWhereverItIsCut() {
    Bytes whole = body(TypedMessages.BATCH);
    for (int length = 3; length < whole.length(); length++) {
      Said.Batch cut = batch(whole.slice(0, length));
      long good = cut.items().stream().filter(Item.Good.class::isInstance).count();
      assertEquals(length < 33 ? 0 : length < 63 ? 1 : 2, good, "cut to " + length);
      assertNotNull(cut.trouble(), "cut to " + length);
    }
  }

  @Test
  void aBatchWithAWrongCountKeepsItsItems() {
    Bytes whole = body(TypedMessages.BATCH);
    for (int claimed : new int[] {0, 1, 3, 65_535}) {
      Said.Batch batch =
          batch(Bytes.ofUnsigned(claimed >> 8, claimed).plus(whole.slice(2, whole.length())));
      assertEquals(2, batch.items().stream().filter(Item.Good.class::isInstance).count());
      assertEquals(Fault.Kind.LENGTH, java.util.Objects.requireNonNull(batch.trouble()).kind());
    }
    assertNull(batch(whole).trouble());
  }

  @Test
  void aRunWithoutAFlagIsHeldToItsLimit() {
    FrameCutter cutter = new FrameCutter();
    assertEquals(List.of(), cutter.take(FLAG.toArray()));
    for (int i = 0; i < 1000; i++) {
      assertEquals(List.of(), cutter.take(new byte[1000]));
      assertTrue(cutter.waiting() <= FrameCutter.LONGEST);
    }
    List<Cut> cuts = cutter.take(TypedMessages.HEARTBEAT.toArray());
    Cut.TooLong run = assertInstanceOf(Cut.TooLong.class, cuts.get(0));
    assertEquals(1_000_000, run.length());
    assertEquals(FrameCutter.LONGEST, run.first().length());
    assertEquals(new Cut.Frame(inner(TypedMessages.HEARTBEAT)), cuts.get(1));
  }

  /** Two frames may share a flag; then there is one octet less, and nothing else changes. */
  @Test
  void sharedFlagsAreOne() {
    Bytes shared =
        TypedMessages.HEARTBEAT.plus(
            TypedMessages.POSITION.slice(1, TypedMessages.POSITION.length()));
    assertEquals(
        List.of(
            new Cut.Frame(inner(TypedMessages.HEARTBEAT)),
            new Cut.Frame(inner(TypedMessages.POSITION))),
        new FrameCutter().take(shared.toArray()));
  }

  /** Whatever comes, it is named and nothing is thrown; the next good frame is understood. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void hostileOctetsThrowNothing(long seed) {
    Random random = new Random(seed);
    List<Bytes> typed =
        List.of(
            TypedMessages.REGISTER,
            TypedMessages.POSITION,
            TypedMessages.BATCH,
            TypedMessages.BATCH_PART_1,
            TypedMessages.AUTHENTICATE_2019,
            TypedMessages.POSITION_2019);
    FrameCutter cutter = new FrameCutter();
    int frames = 0;
    for (int round = 0; round < 2_000; round++) {
      byte[] octets = typed.get(random.nextInt(typed.size())).toArray();
      int hits = 1 + random.nextInt(4);
      for (int i = 0; i < hits; i++) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
      }
      List<Cut> cuts = new ArrayList<>(cutter.take(octets));
      for (Cut cut : cuts) {
        if (cut instanceof Cut.Frame frame
            && MessageReader.read(frame.escaped()) instanceof MessageReader.Read.Good good) {
          BodyReader.read(good.message());
          frames++;
        }
      }
    }
    cutter.take(FLAG.toArray());
    assertEquals(
        List.of(new Cut.Frame(inner(TypedMessages.HEARTBEAT))),
        cutter.take(TypedMessages.HEARTBEAT.toArray()));
    assertTrue(frames < 200, () -> "the check code should catch nearly all");
  }

  /** Bodies that passed their check code and are still nonsense: every length of every body. */
  @Test
  void bodiesOfEveryLengthThrowNothing() {
    for (Bytes frame :
        List.of(
            TypedMessages.REGISTER,
            TypedMessages.REGISTER_2019,
            TypedMessages.AUTHENTICATE_2019,
            TypedMessages.POSITION,
            TypedMessages.BATCH)) {
      Message whole = message(frame);
      for (int length = 0; length <= whole.body().length(); length++) {
        BodyReader.Read read =
            BodyReader.read(new Message(whole.header(), whole.body().slice(0, length)));
        assertNotNull(read);
      }
    }
  }
}
