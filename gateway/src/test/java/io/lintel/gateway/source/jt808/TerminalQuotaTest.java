package io.lintel.gateway.source.jt808;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.lintel.gateway.journal.QuotaLimits;
import io.lintel.gateway.journal.Quotas;
import io.vertx.core.net.NetClient;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A terminal that sends too much waits alone. */
class TerminalQuotaTest {
  private static final int BURST = 100;
  private static final int BEYOND = 50;
  private static final QuotaLimits LIMITS = new QuotaLimits(BURST, 1, 1 << 20, 1 << 20, 1 << 20);

  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
  private RunningTerminals running;
  private NetClient client;

  @BeforeEach
  void serve() {
    Quotas quotas = new Quotas(LIMITS, free::get, nanos::get);
    running = new RunningTerminals(folder, RunningTerminals.anyone(), quotas);
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

  private long kept(String recorder) {
    return running.journaled().stream().filter(one -> one.device().equals(recorder)).count();
  }

  @Test
  void whoIsBeyondItsQuotaWaitsAloneAndLosesNothing() throws Exception {
    Phone flooder = phone("013912345678");
    Phone neighbour = phone("013912345679");
    for (int second = 0; second < BURST + BEYOND; second++) {
      flooder.sayPosition(second);
    }
    for (int second = 0; second < BURST; second++) {
      assertEquals(0, Phone.result(flooder.answer()));
    }
    for (int second = 0; second < BEYOND; second++) {
      neighbour.sayPosition(second);
      assertEquals(0, Phone.result(neighbour.answer()));
    }
    assertFalse(flooder.answered());
    assertEquals(BURST, kept("13912345678"));

    nanos.addAndGet(TimeUnit.SECONDS.toNanos(BEYOND));
    for (int second = 0; second < BEYOND; second++) {
      assertEquals(0, Phone.result(flooder.answer()));
    }
    assertEquals(BURST + BEYOND, kept("13912345678"));
    assertEquals(BEYOND, kept("13912345679"));
  }

  /** What is no evidence stays without an answer, as the protocol has it, and is said again. */
  @Test
  void whatIsLeftOfTheDiskIsForEvidence() throws Exception {
    Phone phone = phone("013912345678");
    free.set(LIMITS.reserveBytes() - 1);
    phone.sayPosition(1);
    phone.say(0x0200, Phone.emergency(2));
    assertEquals(0, Phone.result(phone.answer()));
    assertEquals(2, kept("13912345678"), "the place of the emergency, and the emergency");

    free.set(LIMITS.reserveBytes());
    phone.sayPosition(1);
    assertEquals(0, Phone.result(phone.answer()));
    assertEquals(3, kept("13912345678"));
  }
}
