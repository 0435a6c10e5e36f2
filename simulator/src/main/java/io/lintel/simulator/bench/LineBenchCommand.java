package io.lintel.simulator.bench;

import io.lintel.simulator.transport.Parity;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lintel bench line}. */
@Command(
    name = "line",
    description =
        "Reads 12 virtual meters over a paced serial line at 9600 baud and compares the speed with"
            + " the wire's limit.")
public final class LineBenchCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int ANSWER_IS_NO = 1;

  @Option(names = "--json", description = "One JSON document a figure.")
  private boolean json;

  @Option(names = "--rounds", defaultValue = "20", description = "Times each meter is read.")
  private int rounds;

  private @Nullable CommandSpec spec;

  @Spec
  void spec(CommandSpec spec) {
    this.spec = spec;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = Objects.requireNonNull(spec, "picocli sets it").commandLine().getOut();
    int failed = 0;
    for (Parity parity : List.of(Parity.NONE, Parity.EVEN)) {
      LineBench.Figure figure = LineBench.measure(parity, rounds);
      failed += figure.failed();
      out.println(json ? document(figure) : sentence(figure));
      out.flush();
    }
    return failed == 0 ? DONE : ANSWER_IS_NO;
  }

  private static String document(LineBench.Figure figure) {
    return String.format(
        Locale.ROOT,
        "{\"bench\":\"line\",\"what\":\"12 meters, Modbus RTU, 20 registers, %s\","
            + "\"value\":%.2f,\"unit\":\"polls/s\","
            + "\"reference\":{\"what\":\"limit of the wire\",\"value\":%.2f},"
            + "\"ratio\":%.3f,\"failed\":%d}",
        figure.line(),
        figure.pollsPerSecond(),
        figure.limit(),
        figure.ratio(),
        figure.failed());
  }

  private static String sentence(LineBench.Figure figure) {
    return String.format(
        Locale.ROOT,
        "%s, 12 meters, 20 registers each: %.2f polls/s of the wire's %.2f (%.1f %%), %d failed",
        figure.line(),
        figure.pollsPerSecond(),
        figure.limit(),
        100 * figure.ratio(),
        figure.failed());
  }
}
