package io.lintel.simulator.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class TimerSlackTest {
  @Test
  void theThreadThatAsksIsWokenAtItsMomentAndNoOther() throws Exception {
    CompletableFuture<Integer> asking = new CompletableFuture<>();
    Thread line =
        new Thread(
            () -> {
              TimerSlack.shortest();
              asking.complete(slack());
            });
    line.start();
    assertEquals(1, asking.get(10, TimeUnit.SECONDS));
    assertTrue(slack() > 1, "this thread's");
  }

  private static int slack() {
    return Libc.C.prctl(Libc.PR_GET_TIMERSLACK, 0, 0, 0, 0);
  }
}
