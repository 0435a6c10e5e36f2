package io.lintel.gateway.importing;

import io.lintel.gateway.cli.Chance;
import io.lintel.gateway.cli.GatewayAddress;
import io.lintel.gateway.cli.TokenFile;
import io.lintel.gateway.identity.DeviceSecret;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ./lintel import visits FILE}, {@code import custody FILE}, {@code import devices FILE}.
 */
@Command(
    name = "import",
    description =
        "Work orders, hand-outs of recorders or devices from a spreadsheet's file into a running"
            + " gateway.",
    subcommands = {
      ImportCommand.Visits.class,
      ImportCommand.Custody.class,
      ImportCommand.Devices.class
    })
public final class ImportCommand {
  /** What all of them have in common. */
  static final class Target {
    @Parameters(
        paramLabel = "FILE",
        description = "CSV in any usual encoding, or .xlsx; columns: docs/import.md.")
    private Path file = Path.of("");

    @Option(
        names = "--gateway",
        paramLabel = "URL",
        converter = GatewayAddress.class,
        description = "Address of the gateway (${DEFAULT-VALUE}).")
    private URI gateway = URI.create("http://127.0.0.1:8080");

    @Option(
        names = "--token-file",
        paramLabel = "FILE",
        description =
            "File with the access token; default: the variable " + TokenFile.VARIABLE + ".")
    private @Nullable Path tokenFile;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private int run(ImportKind kind) throws InterruptedException {
      return say(of(kind).run(file));
    }

    private FileImport of(ImportKind kind) {
      return new FileImport(kind, gateway, TokenFile.read(tokenFile), spec.commandLine().getErr());
    }

    private int say(FileImport.Done done) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(done.added() + " taken in, " + done.unchanged() + " known already");
      out.flush();
      return 0;
    }
  }

  @Command(name = "visits", description = "Work orders.")
  static final class Visits implements Callable<Integer> {
    @Mixin private Target target = new Target();

    @Override
    public Integer call() throws InterruptedException {
      return target.run(ImportKind.VISITS);
    }
  }

  @Command(name = "custody", description = "Who carries which recorder.")
  static final class Custody implements Callable<Integer> {
    @Mixin private Target target = new Target();

    @Override
    public Integer call() throws InterruptedException {
      return target.run(ImportKind.CUSTODY);
    }
  }

  @Command(
      name = "devices",
      description = "Devices that prove who they are: meters, recorders, phones, relays.")
  static final class Devices implements Callable<Integer> {
    @Mixin private Target target = new Target();

    @Option(
        names = "--secrets",
        paramLabel = "FILE",
        description =
            "Where the secrets are written that are made here, readable by you only; what stands in"
                + " it already holds.")
    private @Nullable Path secrets;

    @Option(
        names = "--replace",
        description = "Devices that are there already get the file's secret, or another one.")
    private boolean replace;

    @Override
    public Integer call() throws InterruptedException {
      SecureRandom chance = Chance.secure();
      return target.say(
          new DeviceImport(
                  target.of(ImportKind.DEVICES), secrets, replace, () -> DeviceSecret.fresh(chance))
              .run(target.file));
    }
  }
}
