package io.lintel.meter.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.wire.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gateway's own code fails under a line; the line goes on, and tells it. */
class LineRunnerTest {
  private static final TallyDriver DRIVER = new TallyDriver(Duration.ofMillis(500));

  private final List<String> told = new CopyOnWriteArrayList<>();
  private final LineListener listener =
      new LineListener() {
        @Override
        public void portOpened() {
          told.add("opened");
        }

        @Override
        public void portDown(String why) {
          told.add("down");
        }

        @Override
        public void defect(String at, Throwable what) {
          told.add("defect: " + what.getMessage());
        }
      };

  @SuppressWarnings("NullAway.Init") // start sets both
  private LineRunner runner;

  @SuppressWarnings("NullAway.Init")
  private Thread thread;

  /** Where something is thrown that nobody thought of. */
  enum At {
    OPEN,
    WRITE,
    READ,
    CLOSE
  }

  @AfterEach
  void stop() throws InterruptedException {
    runner.stop();
    thread.join(10_000);
  }

  @ParameterizedTest
  @EnumSource(At.class)
  void whateverAPortThrowsTheNextTurnIsTaken(At at) throws Exception {
    Echoing port = new Echoing();
    port.fails = at;
    start(port);
    for (int i = 0; i < 3; i++) {
      turn(7, end -> {});
    }
    port.fails = null;
    assertInstanceOf(TurnEnd.Answered.class, turn(7, end -> {}));
    assertTrue(at == At.CLOSE || told.contains("defect: nobody thought of it"), told::toString);
    assertTrue(thread.isAlive());
  }

  @Test
  void whateverATurnsEndThrowsIsToldAndTheNextTurnIsTaken() throws Exception {
    start(new Echoing());
    for (Throwable thrown :
        List.of(new IllegalStateException("a bug"), new StackOverflowError("an error"))) {
      turn(
          7,
          end -> {
            if (thrown instanceof Error error) {
              throw error;
            }
            throw (RuntimeException) thrown;
          });
    }
    assertInstanceOf(TurnEnd.Answered.class, turn(8, end -> {}));
    assertEquals(List.of("opened", "defect: a bug", "defect: an error"), told);
  }

  private void start(LinePort.Opener opener) {
    Duration soon = Duration.ofMillis(20);
    LineLimits hasty =
        new LineLimits(10, Duration.ofSeconds(5), soon, soon, soon, soon, Duration.ofMillis(5));
    runner = new LineRunner(opener, LineTiming.none(), hasty, listener, System::nanoTime);
    thread = new Thread(runner, "line-under-test");
    thread.setDaemon(true);
    thread.start();
  }

  private TurnEnd turn(int address, Consumer<TurnEnd> then) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    List<TurnEnd> how = new CopyOnWriteArrayList<>();
    runner.submit(
        new Turn(
            "G",
            DRIVER,
            new MeterAddress("" + address),
            1,
            true,
            end -> {
              how.add(end);
              over.countDown();
              then.accept(end);
            }));
    assertTrue(over.await(20, TimeUnit.SECONDS), "the turn has no end");
    return how.get(0);
  }

  /** A meter that answers at once, behind a port that can be made to throw. */
  private static final class Echoing implements LinePort.Opener, LinePort {
    private volatile @Nullable At fails;
    private Bytes answer = Bytes.empty();

    private void failIf(At here) {
      if (fails == here) {
        throw new IllegalStateException("nobody thought of it");
      }
    }

    @Override
    public LinePort open() {
      failIf(At.OPEN);
      return this;
    }

    @Override
    public void write(Bytes frame) {
      failIf(At.WRITE);
      answer = TallyDriver.answer(frame.at(0));
    }

    @Override
    public Bytes read(long nanos) {
      failIf(At.READ);
      Bytes read = answer;
      answer = Bytes.empty();
      return read;
    }

    @Override
    public void close() {
      failIf(At.CLOSE);
    }
  }
}
