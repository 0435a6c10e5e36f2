package io.lintel.simulator.bench;

import io.lintel.simulator.bench.PacingErrors.Errors;
import io.lintel.simulator.transport.Parity;
import io.lintel.simulator.transport.SerialSpeed;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lintel bench pacing}. */
@Command(
    name = "pacing",
    description =
        "Reads several virtual serial lines at once, without a pause, and compares the byte log"
            + " with the time the wire would take, over whole frames; and with a thread that only"
            + " sleeps, for what the machine allows.")
public final class PacingBenchCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int ANSWER_IS_NO = 1;
  private static final double LIMIT = 0.02;
  private static final int ANSWER_OCTETS = 45;
  private static final List<SerialSpeed> SPEEDS =
      List.of(
          new SerialSpeed(2_400, Parity.EVEN, 1),
          new SerialSpeed(9_600, Parity.NONE, 1),
          new SerialSpeed(9_600, Parity.EVEN, 1));

  @Option(names = "--json", description = "One JSON document a figure.")
  private boolean json;

  @Option(names = "--lines", defaultValue = "3", description = "Lines that are busy at once.")
  private int lines = 3;

  @Option(names = "--frames", defaultValue = "60", description = "Answers on each line.")
  private int frames = 60;

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  /** The answer is no if one in twenty frames is further off than the limit. */
  @Override
  public Integer call() throws InterruptedException {
    boolean within = true;
    for (SerialSpeed speed : SPEEDS) {
      try (BareSleep bare = new BareSleep(speed.nanosOf(ANSWER_OCTETS))) {
        List<PacingErrors> errors = PacingBench.measure(speed, lines, frames);
        within &= tell(speed, errors, bare.errors());
      }
    }
    return within ? DONE : ANSWER_IS_NO;
  }

  private boolean tell(SerialSpeed speed, List<PacingErrors> lines, Errors bare) {
    Errors answers = Errors.all(lines.stream().map(PacingErrors::answers).toList());
    Errors exchanges = Errors.all(lines.stream().map(PacingErrors::exchanges).toList());
    if (json) {
      say(document(speed, "answer from first to last octet", answers, bare));
      say(document(speed, "from request to last octet of the answer", exchanges, bare));
    } else {
      lines.forEach(each -> say(sentence(speed, each)));
      say("%s, a thread that only sleeps as long: off by %s".formatted(words(speed), words(bare)));
    }
    return answers.percentile95() < LIMIT && exchanges.percentile95() < LIMIT;
  }

  private String sentence(SerialSpeed speed, PacingErrors line) {
    return String.format(
        Locale.ROOT,
        "%s, %s, %d frames: answer off by %s; request to end of answer off by %s",
        words(speed),
        line.line(),
        line.answers().count(),
        words(line.answers()),
        words(line.exchanges()));
  }

  private String document(SerialSpeed speed, String what, Errors errors, Errors bare) {
    return String.format(
        Locale.ROOT,
        "{\"bench\":\"pacing\",\"what\":\"%s, %d lines busy, %s, error at the 95th percentile\","
            + "\"value\":%.3f,\"unit\":\"%%\",\"reference\":{\"what\":\"a thread that only sleeps as long\","
            + "\"value\":%.3f},"
            + "\"ratio\":%.3f,\"median\":%.3f,\"max\":%.3f,\"limit\":%.1f,\"frames\":%d}",
        words(speed),
        lines,
        what,
        100 * errors.percentile95(),
        100 * bare.percentile95(),
        errors.percentile95() / bare.percentile95(),
        100 * errors.median(),
        100 * errors.most(),
        100 * LIMIT,
        errors.count());
  }

  private static String words(SerialSpeed speed) {
    return "%d 8%c%d".formatted(speed.baud(), speed.parity().name().charAt(0), speed.stopBits());
  }

  private static String words(Errors errors) {
    return String.format(
        Locale.ROOT,
        "%.2f %% (median), %.2f %% (95th), %.2f %% (max)",
        100 * errors.median(),
        100 * errors.percentile95(),
        100 * errors.most());
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
