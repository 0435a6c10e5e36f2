package io.lintel.gateway.source.jt808;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.source.intray.Intray;
import io.lintel.meter.wire.Bytes;
import io.vertx.core.net.NetClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real TCP on a free port. */
class Jt808SourceTest {
  private static final int TERMINALS = 3_000;
  private static final int POSITIONS = 5;
  private static final int AT_A_TIME = 200;

  @TempDir Path folder;

  private RunningTerminals running;
  private NetClient client;

  @BeforeEach
  void serve() {
    running = new RunningTerminals(folder, RunningTerminals.anyone());
    client = running.vertx.createNetClient();
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private Phone phone(String digits) throws InterruptedException {
    Phone phone = RunningTerminals.settle(Phone.connect(client, running.port(), digits));
    phone.enter();
    return phone;
  }

  @Test
  void nothingIsAnsweredBeforeItIsDurable() throws Exception {
    Phone phone = phone("013912345678");
    running.hold();
    phone.sayPosition(1);
    running.awaitHeld();
    assertFalse(phone.answered());
    assertEquals(0, running.journaled().size());
    running.release();
    assertEquals(0, Phone.result(phone.answer()));
    assertEquals("13912345678", running.journaled().get(0).device());
  }

  @Test
  void whatAFullJournalRefusesIsOfferedAgain() throws Exception {
    Phone phone = phone("013912345678");
    running.fill();
    phone.sayPosition(1);
    running.awaitRefused(3);
    assertEquals(0, Phone.result(phone.answer()));
    assertEquals(1, running.journaled().size());
  }

  @Test
  void whileTheJournalIsFullConnectionsAreNotReadAndNothingIsLost() throws Exception {
    List<Phone> phones = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      phones.add(phone("01391234560" + i));
    }
    running.hold();
    int each = Intray.MOST_GATHERING;
    for (Phone phone : phones) {
      for (int second = 0; second < each; second++) {
        phone.sayPosition(second);
      }
    }
    running.awaitHeld();
    running.release();
    for (Phone phone : phones) {
      for (int i = 0; i < each; i++) {
        assertEquals(0, Phone.result(phone.answer()));
      }
    }
    // A socket's last buffer is taken whole; 64 kB hold less than 1,600 positions.
    assertTrue(running.mostGathered() <= Intray.MOST_GATHERING + 1_600);
    assertEquals(4 * each, running.journaled().size());
  }

  @Test
  void aTerminalThatDoesNotReadItsAnswersIsNotReadUntilItDoes() throws Exception {
    Phone phone = phone("013912345678");
    Bytes unknown = phone.frame(0x0F00, Bytes.empty());
    Bytes thousand = Bytes.hex(unknown.toHex().repeat(1_000));
    phone.deaf();
    int sent = 0;
    while (running.gauge("lintel_jt808_deaf") == 0 && sent < 4_000_000) {
      RunningTerminals.settle(phone.send(thousand));
      sent += 1_000;
    }
    assertEquals(1, running.gauge("lintel_jt808_deaf"));
    phone.hears();
    for (int i = 0; i < sent; i++) {
      assertEquals(3, Phone.result(phone.answer()));
    }
    phone.sayPosition(1);
    assertEquals(0, Phone.result(phone.answer()));
    assertEquals(0, running.gauge("lintel_jt808_deaf"));
  }

  @Test
  void aConnectionKilledInMidFrameLeavesNothingBehindAndTheTerminalComesAgain() throws Exception {
    Phone killed = phone("013912345678");
    killed.sayPosition(1);
    killed.answer();
    Bytes frame = killed.frame(0x0200, Phone.position(2));
    killed.send(frame.slice(0, frame.length() / 2));
    killed.close();
    Phone again = phone("013912345678");
    again.sayPosition(2);
    assertEquals(0, Phone.result(again.answer()));
    List<Observation> journaled = running.journaled();
    assertEquals(2, journaled.size());
    assertTrue(journaled.stream().allMatch(one -> one.kind() == Kind.RECORDER_EVENT));
  }

  /** It has its code from its registration; a registration alone takes nothing over. */
  @Test
  void aTerminalHasOneConnectionAndTheNewerWins() throws Exception {
    Phone older = phone("013912345678");
    Phone newer = RunningTerminals.settle(Phone.connect(client, running.port(), "013912345678"));
    newer.say(0x0100, Bytes.of(new byte[37]));
    assertEquals(3, Phone.result(newer.answer()), "it is registered, and heard");
    newer.say(0x0102, older.code());
    assertEquals(0, Phone.result(newer.answer()));
    RunningTerminals.settle(older.closed());
    newer.sayPosition(1);
    assertEquals(0, Phone.result(newer.answer()));
  }

  /** The second one that calls itself otherwise is refused before and after a restart. */
  @Test
  void aRestartGivesNobodysNumberAway() throws Exception {
    Phone first = phone("013912345678");
    first.sayPosition(1);
    assertEquals(0, Phone.result(first.answer()));
    stop();
    serve();

    Phone thief = RunningTerminals.settle(Phone.connect(client, running.port(), "013912345678"));
    byte[] name = new byte[37];
    name[4] = 'B';
    thief.say(0x0100, Bytes.of(name));
    assertEquals(3, Phone.result(thief.answer()), "it is another terminal's");
    Phone again = RunningTerminals.settle(Phone.connect(client, running.port(), "013912345678"));
    again.say(0x0102, first.code());
    assertEquals(0, Phone.result(again.answer()), "whose code is good still");
  }

  /** One more stranger than one address may have costs the oldest its place, not a terminal. */
  @Test
  void strangersGiveWayAndTerminalsStay() throws Exception {
    Phone friend = phone("013912345678");
    List<Phone> strangers = new ArrayList<>();
    for (int i = 0; i <= Jt808Source.MOST_STRANGERS; i++) {
      strangers.add(RunningTerminals.settle(Phone.connect(client, running.port(), "013912345000")));
      strangers.get(i).send(Bytes.hex("7E01"));
    }
    RunningTerminals.settle(strangers.get(0).closed());
    friend.sayPosition(1);
    assertEquals(0, Phone.result(friend.answer()));
    assertFalse(strangers.get(Jt808Source.MOST_STRANGERS).closed().isComplete());
  }

  @Test
  void octetsOfAStrangerAreKeptUntilItIsSentAway() throws Exception {
    Phone stranger = RunningTerminals.settle(Phone.connect(client, running.port(), "013912345678"));
    stranger.send(
        Bytes.of("GET / HTTP/1.1\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    stranger.send(Bytes.hex("7E01027E 7E01037E 7E01047E"));
    RunningTerminals.settle(stranger.closed());
    // A round through the journal behind them.
    Phone friend = phone("013912345679");
    friend.sayPosition(1);
    friend.answer();
    assertEquals(
        3, running.journaled().stream().filter(one -> one.kind() == Kind.REJECTED).count());
  }

  /** Counts, not times: every terminal is answered, and the journal has each position once. */
  @Test
  void threeThousandTerminalsOnOnePort() throws Exception {
    List<Phone> phones = new ArrayList<>(TERMINALS);
    while (phones.size() < TERMINALS) {
      List<io.vertx.core.Future<Phone>> coming = new ArrayList<>();
      for (int i = 0; i < AT_A_TIME; i++) {
        String digits = "0139%08d".formatted(phones.size() + i);
        coming.add(Phone.connect(client, running.port(), digits));
      }
      for (io.vertx.core.Future<Phone> one : coming) {
        Phone phone = RunningTerminals.settle(one);
        phone.enter();
        phones.add(phone);
      }
    }
    assertEquals(TERMINALS, running.gauge("lintel_jt808_connections"));
    for (int second = 0; second < POSITIONS; second++) {
      for (Phone phone : phones) {
        phone.sayPosition(second);
      }
    }
    for (Phone phone : phones) {
      for (int i = 0; i < POSITIONS; i++) {
        assertEquals(0, Phone.result(phone.answer()));
      }
    }
    Set<String> distinct = new HashSet<>();
    List<Observation> journaled = running.journaled();
    journaled.forEach(one -> distinct.add(one.device() + " " + one.stated()));
    assertEquals(TERMINALS * POSITIONS, journaled.size());
    assertEquals(TERMINALS * POSITIONS, distinct.size());
    assertEquals(TERMINALS * POSITIONS, running.counted("kept"));
  }
}
