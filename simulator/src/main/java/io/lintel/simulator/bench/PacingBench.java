package io.lintel.simulator.bench;

import io.lintel.meter.line.LineLimits;
import io.lintel.meter.line.LineListener;
import io.lintel.meter.line.LinePort;
import io.lintel.meter.line.LineRunner;
import io.lintel.meter.line.LineUri;
import io.lintel.meter.line.Turn;
import io.lintel.meter.modbus.Framing;
import io.lintel.meter.modbus.profile.Profiles;
import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.spi.MeterDriver;
import io.lintel.simulator.device.GasState;
import io.lintel.simulator.device.ModbusMeter;
import io.lintel.simulator.device.RegisterLayout;
import io.lintel.simulator.transport.SerialSpeed;
import io.lintel.simulator.transport.SerialVirtualLine;
import io.lintel.simulator.transport.VirtualLine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Several serial lines busy at once, each read without a pause by the real port code: how far the
 * byte log is from what the wire would do, over whole frames.
 */
final class PacingBench {
  private static final int METERS = 4;
  private static final int WARM_UP = 8;
  private static final long LONGEST_POLL_SECONDS = 2;

  private final SerialSpeed speed;
  private final int frames;

  private PacingBench(SerialSpeed speed, int frames) {
    this.speed = speed;
    this.frames = frames;
  }

  /** Each line's errors, once {@code frames} were answered on each after some to warm up. */
  static List<PacingErrors> measure(SerialSpeed speed, int lines, int frames)
      throws InterruptedException {
    return new PacingBench(speed, frames).run(lines);
  }

  private List<PacingErrors> run(int lines) throws InterruptedException {
    List<Busy> busy = new ArrayList<>();
    try {
      for (int i = 1; i <= lines; i++) {
        busy.add(new Busy("pacing-" + i));
      }
      for (Busy line : busy) {
        line.await();
      }
      List<PacingErrors> errors = new ArrayList<>();
      for (Busy line : busy) {
        errors.add(PacingErrors.of(line.name, line.line.log().entries(), speed, WARM_UP));
      }
      return errors;
    } finally {
      for (Busy line : busy) {
        line.close();
      }
    }
  }

  /** One line, asked again as soon as it has answered. */
  private final class Busy {
    private final String name;
    private final SerialVirtualLine line;
    private final LineRunner runner;
    private final Thread thread;
    private final MeterDriver driver = Profiles.shipped("fuxin").orElseThrow().driver(Framing.RTU);
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch answered = new CountDownLatch(WARM_UP + frames);

    private Busy(String name) {
      this.name = name;
      line =
          VirtualLine.serial(
              name,
              speed.baud(),
              speed.parity(),
              speed.stopBits(),
              IntStream.rangeClosed(1, METERS).mapToObj(Busy::meter).toList());
      LineUri uri = LineUri.parse(line.uri());
      runner =
          new LineRunner(
              LinePort.Opener.of(uri),
              uri.timing(),
              LineLimits.DEFAULT,
              LineListener.silent(),
              System::nanoTime);
      thread = new Thread(runner, name);
      thread.start();
      ask();
    }

    private static ModbusMeter meter(int unit) {
      return new ModbusMeter(unit, RegisterLayout.FUXIN, () -> GasState.showing(unit * 1_000_000L));
    }

    private void ask() {
      String unit = Integer.toString(asked.getAndIncrement() % METERS + 1);
      runner.submit(
          new Turn(
              name + "-" + unit,
              driver,
              new MeterAddress(unit),
              1,
              false,
              end -> {
                answered.countDown();
                if (answered.getCount() > 0) {
                  ask();
                }
              }));
    }

    private void await() throws InterruptedException {
      long seconds = (WARM_UP + frames) * LONGEST_POLL_SECONDS;
      if (!answered.await(seconds, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "expected %d polls on %s within %d s, %d are missing"
                .formatted(WARM_UP + frames, name, seconds, answered.getCount()));
      }
    }

    private void close() throws InterruptedException {
      runner.stop();
      thread.join();
      line.close();
    }
  }
}
