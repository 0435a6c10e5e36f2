package io.lintel.gateway.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Two sides that take turns at the same messages, round by round. */
final class SideBySide {
  private static final double NANOS = 1e9;
  private static final double NANOS_PER_MICRO = 1e3;

  private final double[] ours;
  private final double[] theirs;
  private final double[] ourMicros;
  private final double[] theirMicros;

  private SideBySide(int rounds) {
    ours = new double[rounds];
    theirs = new double[rounds];
    ourMicros = new double[rounds];
    theirMicros = new double[rounds];
  }

  /** One side of a round: returns when all messages are through. */
  interface Side {
    void take(int messages)
        throws IOException, InterruptedException, MqttException, TimeoutException;
  }

  /** Hears that a round is over, from 0 on. */
  interface Progress {
    void round(int round);
  }

  static SideBySide run(int rounds, int messages, Side ours, Side theirs, Progress progress)
      throws IOException, InterruptedException, MqttException, TimeoutException {
    SideBySide run = new SideBySide(rounds);
    // Round -1 warms the machine up.
    for (int round = -1; round < rounds; round++) {
      measure(theirs, messages, round, run.theirs, run.theirMicros);
      measure(ours, messages, round, run.ours, run.ourMicros);
      progress.round(round + 1);
    }
    return run;
  }

  private static void measure(Side side, int messages, int round, double[] rate, double[] micros)
      throws IOException, InterruptedException, MqttException, TimeoutException {
    long processor = ProcessorTime.nanos();
    long begin = System.nanoTime();
    side.take(messages);
    if (round >= 0) {
      rate[round] = messages * NANOS / (System.nanoTime() - begin);
      micros[round] = (ProcessorTime.nanos() - processor) / NANOS_PER_MICRO / messages;
    }
  }

  /**
   * What was through in a second, and what the processors spent on a message, its publisher's part
   * and all: where nothing waits, the second says the same as the first, whatever else the machine
   * does.
   */
  List<Figure> figures(String bench, String what, String reference) {
    return List.of(
        new Figure(
            bench,
            what,
            Figure.median(ours),
            "msg/s",
            reference,
            Figure.median(theirs),
            Figure.medianRatio(ours, theirs)),
        new Figure(
            bench,
            what + ": processor time of both ends",
            Figure.median(ourMicros),
            "us/msg",
            reference,
            Figure.median(theirMicros),
            Figure.medianRatio(ourMicros, theirMicros)));
  }
}
