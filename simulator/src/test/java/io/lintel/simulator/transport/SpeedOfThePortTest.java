package io.lintel.simulator.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Memory;
import io.lintel.meter.line.LineLimits;
import io.lintel.meter.line.LineListener;
import io.lintel.meter.line.LinePort;
import io.lintel.meter.line.LineRunner;
import io.lintel.meter.line.LineUri;
import io.lintel.meter.line.Turn;
import io.lintel.meter.line.TurnEnd;
import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.spi.Exchange;
import io.lintel.meter.spi.LineSettings;
import io.lintel.meter.spi.MeterDriver;
import io.lintel.meter.spi.Parity;
import io.lintel.meter.spi.PollOutcome;
import io.lintel.meter.spi.Step;
import io.lintel.meter.wire.Bytes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A driver changes the speed of a real port. A pseudo-terminal keeps 8 data bits and no parity
 * whatever it is told, so only the baud rate can be looked at.
 */
class SpeedOfThePortTest {
  private static final Bytes HELLO = Bytes.ofUnsigned(1);
  private static final Bytes ASK = Bytes.ofUnsigned(2);
  private static final Bytes ANSWER = Bytes.ofUnsigned(3);
  private static final long SECOND = 1_000_000_000L;

  /** glibc's termios: the third word holds the speed in these bits. */
  private static final int CONTROL_AT = 8;

  private static final int SPEED_BITS = 0x100F;
  private static final int B300 = 7;
  private static final int B9600 = 13;

  /** Greets, changes to 9600 baud, asks. */
  private static final class Hasty implements MeterDriver, Exchange {
    @Override
    public Exchange read(MeterAddress address) {
      return this;
    }

    @Override
    public Duration silence(LineSettings line) {
      return Duration.ZERO;
    }

    @Override
    public Duration slowestOctet() {
      return Duration.ofMillis(40);
    }

    private boolean changed;

    @Override
    public Step start() {
      return new Step.Send(HELLO, Duration.ofSeconds(5));
    }

    @Override
    public Step received(Bytes chunk) {
      return chunk.equals(ANSWER)
          ? new Step.Done(new PollOutcome.Written(chunk))
          : new Step.Speed(new LineSettings(9600, 7, Parity.EVEN, 1));
    }

    @Override
    public Step timedOut() {
      if (!changed) {
        changed = true;
        return new Step.Send(ASK, Duration.ofMillis(300));
      }
      return new Step.Done(new PollOutcome.Silent(Duration.ofMillis(300)));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void thePortSpeaksAtTheMetersSpeedAndHasItsOwnBackHoweverTheConversationEnds(boolean answers)
      throws Exception {
    try (Pty pty = Pty.open()) {
      CompletableFuture<TurnEnd> end = new CompletableFuture<>();
      LineUri uri = LineUri.parse("serial:" + pty.device() + "?baud=300&data=7&parity=even");
      Thread thread = asked(uri, end);
      assertEquals(HELLO, next(pty));
      assertEquals(B300, speed(pty));
      pty.write(HELLO);
      assertEquals(ASK, next(pty));
      assertEquals(B9600, speed(pty));
      if (answers) {
        pty.write(ANSWER);
      }
      TurnEnd how = end.get(20, TimeUnit.SECONDS);
      assertEquals(answers ? TurnEnd.Obeyed.class : TurnEnd.Failed.class, how.getClass());
      thread.join(20_000);
      assertEquals(B300, speed(pty));
    }
  }

  @Test
  void aConnectionRefusesWithASentence() throws Exception {
    CompletableFuture<TurnEnd> end = new CompletableFuture<>();
    try (java.net.ServerSocket server =
        new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      asked(LineUri.parse("rtu-tcp://127.0.0.1:" + server.getLocalPort()), end);
      try (java.net.Socket far = server.accept()) {
        assertEquals(1, far.getInputStream().read());
        far.getOutputStream().write(1);
        String how = end.get(20, TimeUnit.SECONDS).toString();
        assertTrue(how.contains("9600 7E1, and a connection cannot"), how);
      }
    }
  }

  private static Thread asked(LineUri uri, CompletableFuture<TurnEnd> end) {
    LineRunner runner =
        new LineRunner(
            LinePort.Opener.of(uri),
            uri.timing(),
            LineLimits.DEFAULT,
            LineListener.silent(),
            System::nanoTime);
    runner.submit(
        new Turn(
            "G",
            new Hasty(),
            new MeterAddress("1"),
            Optional.empty(),
            1,
            true,
            how -> {
              runner.stop();
              end.complete(how);
            }));
    Thread thread = new Thread(runner, "line-under-test");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static Bytes next(Pty pty) {
    return pty.read(20 * SECOND);
  }

  private static int speed(Pty pty) {
    int fd = Libc.C.open(pty.device().toString(), Libc.O_RDWR | Libc.O_NOCTTY | Libc.O_CLOEXEC);
    Memory termios = new Memory(Libc.TERMIOS_OCTETS);
    Libc.C.tcgetattr(fd, termios);
    Libc.C.close(fd);
    return termios.getInt(CONTROL_AT) & SPEED_BITS;
  }
}
