package io.lintel.gateway.source.jt808;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.Jt808Config;
import io.lintel.gateway.config.Jt808Config.Terminal;
import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.config.Secret;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.jt808.Numbers;
import io.lintel.gateway.jt808.Said;
import io.lintel.gateway.jt808.TypedMessages;
import io.lintel.meter.wire.Bytes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
  private static final Instant NOW = Instant.parse("2026-11-25T01:13:26Z");
  private static final Jt808Config CONFIG =
      new Jt808Config(
          new ListenAddress("127.0.0.1", 0),
          false,
          Duration.ofMinutes(5),
          Duration.ofDays(30),
          0xE1,
          Map.of(
              "13912345678", new Terminal("R-7", new Secret("sesame-7")),
              "13912345679", new Terminal("R-8", new Secret("sesame-7"))));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private long nanos;
  private Instant now = NOW;
  private final Holders holders = new Holders(() -> nanos);
  private final Owners owners = new Owners(List.of(), CONFIG.hold(), () -> now);

  private Session session(Jt808Config config) {
    return session(config, owners, holders);
  }

  private Session session(Jt808Config config, Owners owners, Holders holders) {
    return new Session(
        new Terminals(config, "a secret"),
        holders,
        owners,
        config.batteryExtra(),
        () -> now,
        "tcp://127.0.0.1:40000",
        new SessionCounts(registry));
  }

  private double counted(String outcome) {
    return registry.get("lintel_jt808_messages").tag("outcome", outcome).counter().count();
  }

  private static Bytes all(Bytes... frames) {
    Bytes all = Bytes.empty();
    for (Bytes frame : frames) {
      all = all.plus(frame);
    }
    return all;
  }

  private static List<Observation> kept(List<Act> acts) {
    return acts.stream()
        .filter(Act.Keep.class::isInstance)
        .flatMap(act -> ((Act.Keep) act).observations().stream())
        .toList();
  }

  private static String body(Observation observation) {
    return new String(observation.body().toArray(), UTF_8);
  }

  /** Result of the general answer that {@code act} sends at once; its last octet but the check. */
  private static int result(Act act) {
    Bytes frame = assertInstanceOf(Act.Send.class, act).frame();
    return frame.at(frame.length() - 3);
  }

  @Test
  void aPositionBecomesWhatTheRecorderSaid() {
    Session session = session(CONFIG);
    List<Act> acts =
        session.received(all(TypedMessages.AUTHENTICATE, TypedMessages.POSITION).toArray());
    assertEquals(new Act.Claim("R-7"), acts.get(0));
    assertEquals(0, result(acts.get(1)));
    Act.Keep keep = assertInstanceOf(Act.Keep.class, acts.get(2));
    Observation position = keep.observations().get(0);
    assertEquals(Kind.RECORDER_EVENT, position.kind());
    assertEquals("R-7", position.device());
    assertEquals("2026-11-25T09:13:25+08:00", position.stated());
    assertEquals(NOW, position.received());
    assertEquals(TypedMessages.POSITION, position.raw());
    assertEquals(
        "{\"battery_pct\":87,\"jt808\":{\"alarms\":\"00000000\",\"altitude_m\":12,"
            + "\"direction_deg\":90,\"extras\":{\"01\":\"00000064\",\"30\":\"1F\",\"31\":\"09\","
            + "\"E1\":\"57\"},\"satellites\":9,\"signal\":31,\"speed_kmh\":\"4.5\","
            + "\"status\":\"00000003\"},\"position\":{\"lat\":31.230416,\"lon\":121.473701},"
            + "\"type\":\"position\"}",
        body(position));
    assertEquals(Act.Keep.class, acts.get(2).getClass());
    assertEquals(3, acts.size());
  }

  @Test
  void anAlarmIsAnEventOnceAndAgainWhenItComesAgain() {
    Session session = session(CONFIG);
    session.received(TypedMessages.AUTHENTICATE.toArray());
    List<Observation> first = kept(session.received(TypedMessages.EMERGENCY.toArray()));
    assertEquals(3, first.size());
    assertTrue(body(first.get(1)).contains("\"type\":\"sos\""));
    assertTrue(body(first.get(1)).contains("\"position\""));
    assertTrue(body(first.get(2)).contains("\"type\":\"battery_low\""));
    assertEquals(1, kept(session.received(TypedMessages.EMERGENCY.toArray())).size());
    session.received(TypedMessages.POSITION.toArray());
    assertEquals(3, kept(session.received(TypedMessages.EMERGENCY.toArray())).size());
  }

  @Test
  void aHeartbeatSaysNothingOfTheTerminalsClock() {
    Session session = session(CONFIG);
    session.received(TypedMessages.AUTHENTICATE.toArray());
    Observation heartbeat = kept(session.received(TypedMessages.HEARTBEAT.toArray())).get(0);
    assertNull(heartbeat.stated());
    assertEquals("{\"type\":\"heartbeat\"}", body(heartbeat));
  }

  @Test
  void aBatchIsOneAnswerAndSeveralObservationsWholeOrInParts() {
    Session session = session(CONFIG);
    session.received(TypedMessages.AUTHENTICATE.toArray());
    List<Act> acts = session.received(TypedMessages.BATCH.toArray());
    Act.Keep keep = assertInstanceOf(Act.Keep.class, acts.get(0));
    assertEquals(1, keep.answered().size());
    assertEquals(
        List.of("2026-11-25T09:00:00+08:00", "2026-11-25T09:01:00+08:00"),
        keep.observations().stream().map(Observation::stated).toList());
    assertTrue(body(keep.observations().get(1)).contains("\"type\":\"heartbeat\""));
    assertEquals(List.of(), session.received(TypedMessages.BATCH_PART_1.toArray()));
    Act.Keep parts =
        assertInstanceOf(
            Act.Keep.class, session.received(TypedMessages.BATCH_PART_2.toArray()).get(0));
    assertEquals(keep.observations(), parts.observations());
    assertEquals(2, parts.answered().size());
  }

  @Test
  void whatLintelHasNoUseForIsNotSupported() {
    Session session = session(CONFIG);
    session.received(TypedMessages.AUTHENTICATE.toArray());
    assertEquals(3, result(session.received(TypedMessages.UNKNOWN.toArray()).get(0)));
    assertEquals(1, counted("not_supported"));
  }

  @Test
  void aStrangerIsRefusedAndInTheEndSentAway() {
    Session session = session(CONFIG);
    for (int i = 1; i < Session.MOST_REFUSED; i++) {
      List<Act> acts = session.received(TypedMessages.POSITION.toArray());
      assertEquals(1, acts.size());
      assertEquals(1, result(acts.get(0)));
    }
    List<Act> last = session.received(TypedMessages.POSITION.toArray());
    assertInstanceOf(Act.Close.class, last.get(1));
    assertEquals(Session.MOST_REFUSED, counted("refused"));
  }

  @Test
  void afterALogoutTheTerminalIsAStrangerAgain() {
    Session session = session(CONFIG);
    session.received(TypedMessages.AUTHENTICATE.toArray());
    assertEquals(0, result(session.received(TypedMessages.LOGOUT.toArray()).get(0)));
    assertEquals(1, result(session.received(TypedMessages.POSITION.toArray()).get(0)));
  }

  @Test
  void oneTerminalMayNotSpeakForAnother() {
    Session session = session(CONFIG);
    session.received(TypedMessages.AUTHENTICATE.toArray());
    assertEquals(1, result(session.received(TypedMessages.POSITION_2019.toArray()).get(0)));
  }

  @Test
  void aKeyIsNotGivenAwayByARegistration() {
    Act.Send answer =
        assertInstanceOf(
            Act.Send.class, session(CONFIG).received(TypedMessages.REGISTER.toArray()).get(0));
    // 0x8100: serial, result 3 (the terminal is registered), no code.
    assertEquals(3, result(answer));
    assertFalse(answer.frame().toHex().contains(Bytes.of("sesame-7".getBytes(UTF_8)).toHex()));
  }

  private static final Said.Register SAID = new Said.Register("LNTEL", "BWC-1", "R000007", "");

  private static final Jt808Config ANYONE =
      new Jt808Config(CONFIG.listen(), true, CONFIG.idle(), CONFIG.hold(), null, Map.of());

  @Test
  void anotherTerminalHasAnotherCode() {
    Terminals terminals = new Terminals(ANYONE, "a secret");
    Terminals.Admission one = terminals.register("13912345678", SAID);
    Terminals.Admission other =
        terminals.register("13912345678", new Said.Register("LNTEL", "BWC-1", "R000008", ""));
    assertInstanceOf(Terminals.Admission.Code.class, other);
    assertFalse(one.equals(other));
    assertEquals(one, terminals.register("13912345678", SAID));
  }

  private static Phone entering(Session session, String digits) {
    Phone phone = Phone.unconnected(digits);
    Act.Send registered =
        assertInstanceOf(
            Act.Send.class,
            session.received(phone.frame(0x0100, Bytes.of(new byte[37])).toArray()).get(0));
    Bytes code = registered.frame().slice(16, registered.frame().length() - 2);
    List<Act> acts = session.received(phone.frame(0x0102, code).toArray());
    assertEquals(0, result(acts.get(acts.size() - 1)));
    return phone;
  }

  /** Two that register one number: the first keeps its place, the second is refused and named. */
  @Test
  void aNumberThatIsHeldIsGivenToNobodyElse() {
    Session first = session(ANYONE);
    Phone phone = entering(first, "013912345678");
    Session second = session(ANYONE);
    byte[] registration = phone.frame(0x0100, Bytes.of(new byte[37])).toArray();

    List<Act> refused = second.received(registration);

    assertEquals(3, result(refused.get(0)), "the terminal is registered");
    Observation named = kept(refused).get(0);
    assertEquals(Kind.REJECTED, named.kind());
    assertEquals("13912345678", named.device());
    assertTrue(body(named).contains("is held by a terminal"), body(named));
    assertEquals(1, kept(first.received(phone.frame(0x0002, Bytes.empty()).toArray())).size());
    assertEquals(List.of(), kept(second.received(registration)), "told once");
    assertEquals(2, counted("contested"));
  }

  @Test
  void aCodeOfItsOwnDoesNotTakeAHeldNumberOver() {
    Session first = session(ANYONE);
    Terminals terminals = new Terminals(ANYONE, "a secret");
    Terminals.Admission.Code other =
        assertInstanceOf(
            Terminals.Admission.Code.class,
            terminals.register("13912345678", new Said.Register("", "", "R000008", "")));
    Phone phone = entering(first, "013912345678");
    Session second = session(ANYONE);
    byte[] shown = phone.frame(0x0102, Bytes.of(other.code().getBytes(UTF_8))).toArray();

    assertEquals(1, result(second.received(shown).get(0)));

    nanos += Holders.HEARD_WITHIN.toNanos();
    assertEquals(1, result(second.received(shown).get(0)), "it is the first one's though silent");

    now = NOW.plus(CONFIG.hold());
    List<Act> later = second.received(shown);
    assertEquals(new Act.Claim("13912345678"), later.get(0), "nothing was heard of the first");
  }

  /** A night, a lost connection, a restart: none of them gives a number away. */
  @Test
  void aNumberStaysItsTerminalsThoughItIsGone() {
    Session first = session(ANYONE);
    Phone phone = entering(first, "013912345678");
    first.left();
    byte[] own = phone.frame(0x0100, Bytes.of(new byte[37])).toArray();
    byte[] name = new byte[37];
    name[4] = 'B';
    byte[] thief = phone.frame(0x0100, Bytes.of(name)).toArray();
    List<Numbers.Owner> kept = owners.changes().owners();

    for (Owners whose : List.of(owners, new Owners(kept, CONFIG.hold(), () -> now))) {
      now = NOW.plus(CONFIG.hold().minusSeconds(1));
      Session second = session(ANYONE, whose, new Holders(() -> nanos));
      List<Act> refused = second.received(thief);
      assertEquals(3, registration(refused), "the terminal is registered");
      String told = body(kept(refused).get(0));
      assertTrue(told.contains("another terminal, last heard about " + NOW.toString()), told);
      assertEquals(0, registration(second.received(own)), "itself may come again");

      now = NOW.plus(CONFIG.hold());
      assertEquals(0, registration(second.received(thief)), "nobody remembers the first");
    }
  }

  private static int registration(List<Act> acts) {
    // Flag, header of 12, serial of 2.
    return assertInstanceOf(Act.Send.class, acts.get(0)).frame().at(15);
  }

  @Test
  void theTerminalItselfTakesItsPlaceOverAndAGoneOneHoldsNothing() {
    Session first = session(CONFIG);
    first.received(TypedMessages.AUTHENTICATE.toArray());
    Session again = session(CONFIG);
    assertEquals(new Act.Claim("R-7"), again.received(TypedMessages.AUTHENTICATE.toArray()).get(0));

    Session anyone = session(ANYONE);
    entering(anyone, "013912345677");
    anyone.left();
    entering(session(ANYONE), "013912345677");
  }

  @Test
  void whoMayRegisterGetsACodeThatOutlivesTheProcess() {
    Jt808Config anyone =
        new Jt808Config(CONFIG.listen(), true, CONFIG.idle(), CONFIG.hold(), null, Map.of());
    Terminals terminals = new Terminals(anyone, "a secret");
    Terminals.Admission.Code given =
        assertInstanceOf(Terminals.Admission.Code.class, terminals.register("13912345678", SAID));
    assertEquals(
        "13912345678",
        new Terminals(anyone, "a secret").authenticate("13912345678", given.code()).orElseThrow());
    assertTrue(terminals.authenticate("13912345679", given.code()).isEmpty());
    assertTrue(
        new Terminals(anyone, "another").authenticate("13912345678", given.code()).isEmpty());
    assertTrue(new Terminals(CONFIG, "a secret").authenticate("1", given.code()).isEmpty());
  }

  @Test
  void garbageIsKeptWithItsReasonAndTheSessionGoesOn() {
    Session session = session(CONFIG);
    session.received(TypedMessages.AUTHENTICATE.toArray());
    Bytes damaged =
        TypedMessages.POSITION
            .slice(0, 20)
            .plus(Bytes.hex("FF"))
            .plus(TypedMessages.POSITION.slice(21, TypedMessages.POSITION.length()));
    List<Act> acts = session.received(all(damaged, TypedMessages.POSITION).toArray());
    Act.Keep rejected = assertInstanceOf(Act.Keep.class, acts.get(0));
    assertEquals(Kind.REJECTED, rejected.observations().get(0).kind());
    assertEquals(damaged, rejected.observations().get(0).raw());
    assertTrue(body(rejected.observations().get(0)).contains("CHECKSUM"));
    assertEquals(List.of(), rejected.answered());
    assertEquals(
        Kind.RECORDER_EVENT,
        assertInstanceOf(Act.Keep.class, acts.get(1)).observations().get(0).kind());
  }

  @Test
  void onlyAHopelessConnectionIsGivenUp() {
    Session session = session(CONFIG);
    session.received(TypedMessages.AUTHENTICATE.toArray());
    byte[] junk = Bytes.hex("7E0102037E").toArray();
    for (int i = 1; i < Session.MOST_BAD; i++) {
      assertEquals(1, session.received(junk).size());
    }
    session.received(TypedMessages.HEARTBEAT.toArray());
    for (int i = 1; i < Session.MOST_BAD; i++) {
      assertEquals(1, session.received(junk).size());
    }
    assertInstanceOf(Act.Close.class, session.received(junk).get(1));
  }

  /** Zeros and what is no date alike; the place, the alarms and the digits are there. */
  @Test
  void aPositionWithoutATimeIsKeptAsReportedAndAnswered() {
    Session session = session(CONFIG);
    session.received(TypedMessages.AUTHENTICATE.toArray());
    // As POSITION, its time 00 00 00 00 00 00, and no items.
    Bytes timeless =
        Bytes.hex(
            "7E 0200001C 013912345678 0009 00000000 00000003 01DC89D0 073D8AA5 000C 002D 005A"
                + "000000000000 CE 7E");
    Act.Keep keep = assertInstanceOf(Act.Keep.class, session.received(timeless.toArray()).get(0));
    Observation kept = keep.observations().get(0);
    assertEquals(Kind.RECORDER_EVENT, kept.kind());
    assertNull(kept.stated());
    assertTrue(body(kept).contains("\"time\":\"000000000000\""), body(kept));
    assertTrue(body(kept).contains("time: expected YYMMDDhhmmss"), body(kept));
    assertTrue(body(kept).contains("\"lat\":31.230416"), body(kept));
    assertEquals(io.lintel.gateway.jt808.Answers.Result.DONE, keep.result());
    assertEquals(1, keep.answered().size());
  }

  @Test
  void ofABatchWithAWrongCountThePositionsAreKeptAndItIsNamed() {
    Session session = session(CONFIG);
    session.received(TypedMessages.AUTHENTICATE.toArray());
    Phone phone = Phone.unconnected("013912345678");
    Bytes item = Bytes.hex("001C").plus(Phone.position(1));
    Bytes three = Bytes.hex("000501").plus(item).plus(Bytes.hex("001C").plus(Phone.position(2)));
    Bytes cut = Bytes.hex("001C").plus(Phone.position(3).slice(0, 9));

    Act.Keep keep =
        assertInstanceOf(
            Act.Keep.class,
            session.received(phone.frame(0x0704, three.plus(cut)).toArray()).get(0));

    assertEquals(
        2, keep.observations().stream().filter(one -> one.kind() == Kind.RECORDER_EVENT).count());
    assertTrue(
        keep.observations().stream()
            .anyMatch(one -> one.kind() == Kind.REJECTED && body(one).contains("2 positions")));
    assertEquals(io.lintel.gateway.jt808.Answers.Result.DONE, keep.result());
  }

  private static final Bytes WHOLE =
      all(
          TypedMessages.REGISTER,
          TypedMessages.AUTHENTICATE,
          TypedMessages.HEARTBEAT,
          TypedMessages.POSITION,
          TypedMessages.EMERGENCY,
          Bytes.hex("7EDEADBEEF7E"),
          TypedMessages.BATCH,
          TypedMessages.BATCH_PART_1,
          TypedMessages.BATCH_PART_2,
          TypedMessages.UNKNOWN,
          TypedMessages.LOGOUT,
          TypedMessages.POSITION);

  private List<Act> inChunks(int size) {
    Session session = session(CONFIG);
    List<Act> acts = new ArrayList<>();
    for (int from = 0; from < WHOLE.length(); from += size) {
      acts.addAll(
          session.received(WHOLE.slice(from, Math.min(WHOLE.length(), from + size)).toArray()));
    }
    return acts;
  }

  @Test
  void howASessionIsCutIntoChunksIsOfNoMatter() {
    List<Act> whole = inChunks(WHOLE.length());
    assertEquals(12, whole.size());
    for (int size = 1; size < WHOLE.length(); size++) {
      assertEquals(whole, inChunks(size), "chunks of " + size);
    }
    for (int cut = 1; cut < WHOLE.length(); cut++) {
      Session session = session(CONFIG);
      List<Act> acts = new ArrayList<>(session.received(WHOLE.slice(0, cut).toArray()));
      acts.addAll(session.received(WHOLE.slice(cut, WHOLE.length()).toArray()));
      assertEquals(whole, acts, "cut at " + cut);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14})
  void whateverComesNothingIsThrown(long seed) {
    java.util.Random random = new java.util.Random(seed);
    for (int round = 0; round < 200; round++) {
      Session session = session(CONFIG);
      session.received(TypedMessages.AUTHENTICATE.toArray());
      byte[] octets = WHOLE.toArray();
      for (int i = 0; i < 20; i++) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
      }
      session.received(octets);
    }
    assertTrue(counted("rejected") > 200);
  }
}
