package io.lintel.simulator.bench;

import io.lintel.meter.line.LineLimits;
import io.lintel.meter.line.LineListener;
import io.lintel.meter.line.LinePort;
import io.lintel.meter.line.LineRunner;
import io.lintel.meter.line.LineUri;
import io.lintel.meter.line.Turn;
import io.lintel.meter.line.TurnEnd;
import io.lintel.meter.modbus.Framing;
import io.lintel.meter.modbus.profile.Profiles;
import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.spi.MeterDriver;
import io.lintel.simulator.device.GasState;
import io.lintel.simulator.device.ModbusMeter;
import io.lintel.simulator.device.RegisterLayout;
import io.lintel.simulator.transport.Parity;
import io.lintel.simulator.transport.SerialSpeed;
import io.lintel.simulator.transport.SerialVirtualLine;
import io.lintel.simulator.transport.VirtualLine;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Twelve healthy meters on one serial line at 9600 baud, read one after another through the real
 * port code over a paced pseudo-terminal, against what the wire itself allows.
 */
public final class LineBench {
  private static final int METERS = 12;
  private static final int BAUD = 9_600;
  private static final int WARM_UP = 5 * METERS;
  private static final int REQUEST_OCTETS = 8;
  private static final int ANSWER_OCTETS = 45;
  private static final long LONGEST_POLL_SECONDS = 1;

  private final int polls;
  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicLong beganNanos = new AtomicLong();
  private final AtomicLong endedNanos = new AtomicLong();
  private final CountDownLatch over = new CountDownLatch(1);

  private LineBench(int rounds) {
    this.polls = rounds * METERS;
  }

  /**
   * What was measured.
   *
   * @param failed polls that got no valid answer; any makes the figure worthless
   */
  public record Figure(String line, double pollsPerSecond, double limit, int failed) {
    public double ratio() {
      return pollsPerSecond / limit;
    }
  }

  /** Reads every meter {@code rounds} times after five rounds of warming up. */
  public static Figure measure(Parity parity, int rounds) throws InterruptedException {
    return new LineBench(rounds).run(parity);
  }

  private Figure run(Parity parity) throws InterruptedException {
    List<ModbusMeter> meters =
        IntStream.rangeClosed(1, METERS)
            .mapToObj(
                unit ->
                    new ModbusMeter(
                        unit, RegisterLayout.FUXIN, () -> GasState.showing(unit * 1_000_000L)))
            .toList();
    SerialSpeed speed = new SerialSpeed(BAUD, parity, 1);
    try (SerialVirtualLine line = VirtualLine.serial("bench", BAUD, parity, 1, meters)) {
      LineUri uri = LineUri.parse(line.uri());
      poll(
          new LineRunner(
              LinePort.Opener.of(uri),
              uri.timing(),
              LineLimits.DEFAULT,
              LineListener.silent(),
              System::nanoTime));
    }
    double seconds = (endedNanos.get() - beganNanos.get()) / 1e9;
    return new Figure(
        "%d 8%c1".formatted(BAUD, parity.name().charAt(0)),
        polls / seconds,
        speed.pollsPerSecond(REQUEST_OCTETS, ANSWER_OCTETS),
        failed.get());
  }

  private void poll(LineRunner runner) throws InterruptedException {
    MeterDriver driver = Profiles.shipped("fuxin").orElseThrow().driver(Framing.RTU);
    Thread thread = new Thread(runner, "line-bench");
    thread.start();
    for (int unit = 1; unit <= METERS; unit++) {
      ask(runner, driver, unit);
    }
    boolean done = over.await((WARM_UP + polls) * LONGEST_POLL_SECONDS, TimeUnit.SECONDS);
    runner.stop();
    thread.join();
    if (!done) {
      throw new IllegalStateException(
          "expected %d polls, found %d ended and %d failed"
              .formatted(WARM_UP + polls, ended.get(), failed.get()));
    }
  }

  private void ask(LineRunner runner, MeterDriver driver, int unit) {
    MeterAddress address = new MeterAddress(Integer.toString(unit));
    runner.submit(
        new Turn(
            "bench-" + unit, driver, address, 1, false, end -> ended(runner, driver, unit, end)));
  }

  private void ended(LineRunner runner, MeterDriver driver, int unit, TurnEnd end) {
    long now = System.nanoTime();
    int count = ended.incrementAndGet();
    if (count == WARM_UP) {
      beganNanos.set(now);
    }
    if (count > WARM_UP + polls) {
      return;
    }
    if (!(end instanceof TurnEnd.Answered)) {
      failed.incrementAndGet();
    }
    if (count == WARM_UP + polls) {
      endedNanos.set(now);
      over.countDown();
    } else {
      ask(runner, driver, unit);
    }
  }
}
