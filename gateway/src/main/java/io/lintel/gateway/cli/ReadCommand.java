package io.lintel.gateway.cli;

import io.lintel.meter.line.LineLimits;
import io.lintel.meter.line.LineListener;
import io.lintel.meter.line.LinePort;
import io.lintel.meter.line.LineRunner;
import io.lintel.meter.line.LineUri;
import io.lintel.meter.line.Turn;
import io.lintel.meter.line.TurnEnd;
import io.lintel.meter.modbus.profile.InvalidProfile;
import io.lintel.meter.modbus.profile.Profiles;
import io.lintel.meter.reading.MeasuredValue;
import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.reading.MeterReading;
import io.lintel.meter.spi.MeterDriver;
import io.lintel.meter.spi.MeterType;
import io.lintel.meter.spi.PollOutcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lintel read}: one meter, once. */
@Command(name = "read", description = "Reads one meter once.")
public final class ReadCommand implements Callable<Integer> {
  private static final int DONE = 0;

  /** As often as the gateway asks in a slot. */
  private static final int ATTEMPTS = 3;

  @Option(
      names = "--profile",
      required = true,
      description = "A shipped profile's name, or a profile file.")
  private String profile = "";

  @Option(
      names = "--line",
      required = true,
      description =
          "serial:/dev/ttyUSB0?baud=9600&parity=none&stop=1, tcp://HOST:502 or"
              + " rtu-tcp://HOST:4001.")
  private String line = "";

  @Option(names = "--address", required = true, description = "The meter's address on the line.")
  private String address = "";

  @Option(names = "--json", description = "One JSON document, also when the meter fails.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    LineUri uri = usage(() -> LineUri.parse(line));
    MeterType type = usage(() -> Profiles.named(profile));
    MeterDriver driver = type.driver(uri.carriage());
    MeterAddress meter = usage(() -> new MeterAddress(address));
    usage(() -> driver.read(meter));
    TurnEnd end = read(uri, driver, meter);
    String protocol = type.protocol(uri.carriage());
    if (end instanceof TurnEnd.Answered answered) {
      tell(protocol, answered.reading());
      return DONE;
    }
    if (end instanceof TurnEnd.Failed failed) {
      return failed(protocol, failed.outcome());
    }
    throw new CommandFailed(
        CommandFailed.ENVIRONMENT,
        end instanceof TurnEnd.Lost lost ? lost.why() : ((TurnEnd.NotAttempted) end).says());
  }

  /** Carries the line on this thread until the one turn has ended. */
  private static TurnEnd read(LineUri uri, MeterDriver driver, MeterAddress meter) {
    AtomicReference<@Nullable TurnEnd> end = new AtomicReference<>();
    LineRunner runner =
        new LineRunner(
            LinePort.Opener.of(uri),
            uri.timing(),
            LineLimits.DEFAULT,
            LineListener.silent(),
            System::nanoTime);
    Consumer<TurnEnd> ended =
        how -> {
          end.set(how);
          runner.stop();
        };
    runner.submit(new Turn(meter.text(), driver, meter, ATTEMPTS, true, ended));
    runner.run();
    return Objects.requireNonNull(end.get(), "the line ended before its only turn");
  }

  private void tell(String protocol, MeterReading reading) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ReadingJson.reading(protocol, reading));
    } else {
      for (MeasuredValue value : reading.values()) {
        out.printf(
            "%-18s %s %s%n",
            value.quantity().wireName(), value.value().toPlainString(), value.unit());
      }
      if (!reading.status().isEmpty()) {
        out.println("status             " + String.join(", ", reading.status()));
      }
      if (reading.at() != null) {
        out.println("meter's clock      " + reading.at());
      }
    }
    out.flush();
  }

  private int failed(String protocol, PollOutcome outcome) {
    String kind = "UNEXPECTED";
    int at = 0;
    String message = outcome.toString();
    if (outcome instanceof PollOutcome.Silent silent) {
      kind = "SILENT";
      message =
          "no answer from meter %s within %d ms: check address, wiring, baud rate and parity"
              .formatted(address, silent.waited().toMillis());
    } else if (outcome instanceof PollOutcome.Garbled garbled) {
      kind = garbled.fault().kind().name();
      at = garbled.fault().at();
      message = garbled.fault().message();
    } else if (outcome instanceof PollOutcome.Refused refused) {
      kind = "REFUSED";
      message = "the meter refused with code %d: %s".formatted(refused.code(), refused.says());
    }
    if (!json) {
      throw new CommandFailed(CommandFailed.ANSWER_IS_NO, message);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(ReadingJson.failure(protocol, kind, at, message));
    out.flush();
    return CommandFailed.ANSWER_IS_NO;
  }

  private static <T> T usage(Callable<T> said) {
    try {
      return said.call();
    } catch (IllegalArgumentException | IOException | InvalidProfile wrong) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE, Objects.requireNonNullElse(wrong.getMessage(), ""), wrong);
    } catch (Exception defect) {
      throw new IllegalStateException(defect);
    }
  }
}
