package io.lintel.simulator.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class PunctualTest {
  private static final int OTHER = 0;

  @Test
  void theThreadThatAsksIsWokenAtItsMomentAndNoOther() throws Exception {
    int slack = ofPunctualThread(PunctualTest::slack);
    assertTrue(slack <= 1, "0 with real-time priority, found " + slack);
    assertTrue(slack() > 1, "this thread's");
  }

  @Test
  void itGetsACoreBeforeAllOtherThreadsWhereTheProcessMayAskForThat() throws Exception {
    int expected = mayAsk() ? Libc.SCHED_FIFO | Libc.SCHED_RESET_ON_FORK : OTHER;
    assertEquals(expected, ofPunctualThread(PunctualTest::policy));
    assertEquals(OTHER, policy(), "this thread's");
  }

  private static int ofPunctualThread(IntSupplier what) throws Exception {
    return ofThread(
        () -> {
          Punctual.become();
          return what.getAsInt();
        });
  }

  private static boolean mayAsk() throws Exception {
    int outcome =
        ofThread(
            () -> {
              try (Memory parameters = new Memory(Integer.BYTES)) {
                parameters.setInt(0, Punctual.PRIORITY);
                return Libc.C.sched_setscheduler(0, Libc.SCHED_FIFO, parameters);
              } catch (LastErrorException notAllowed) {
                return -1;
              }
            });
    return outcome == 0;
  }

  private static int ofThread(IntSupplier what) throws Exception {
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    Thread line = new Thread(() -> answer.complete(what.getAsInt()));
    line.start();
    return answer.get(10, TimeUnit.SECONDS);
  }

  private static int slack() {
    return Libc.C.prctl(Libc.PR_GET_TIMERSLACK, 0, 0, 0, 0);
  }

  private static int policy() {
    return Libc.C.sched_getscheduler(0);
  }
}
