package io.lintel.gateway.cli;

import io.lintel.gateway.Gateway;
import io.lintel.gateway.config.ConfigCheck;
import io.lintel.gateway.config.ConfigFile;
import io.lintel.gateway.config.KnownNames;
import io.lintel.gateway.config.LintelConfig;
import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.config.PolicyWrong;
import io.lintel.gateway.policy.Policy;
import io.lintel.gateway.time.WallTimekeeper;
import io.lintel.gateway.wording.PlainReason;
import io.lintel.meter.modbus.profile.Profiles;
import io.lintel.meter.payload.PayloadDecoders;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lintel gateway}: the product. */
@Command(
    name = "gateway",
    description = "Runs the gateway until it is stopped. SIGHUP takes lines and meters up again.")
public final class GatewayCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "the configuration, as docs/configuration.md explains it")
  @SuppressWarnings("NullAway.Init") // picocli refuses to run without it
  private Path file;

  @Option(names = "--check", description = "validate the file and end")
  private boolean checkOnly;

  @Spec
  @SuppressWarnings("NullAway.Init") // injected by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    ConfigCheck check = read();
    LintelConfig config = checkOnly ? good(check) : startable(check);
    Policy policy = policy(config);
    PrintWriter out = spec.commandLine().getOut();
    if (checkOnly) {
      out.println(
          file
              + " is valid: "
              + config.lines().size()
              + " lines, "
              + config.lines().stream().mapToInt(line -> line.meters().size()).sum()
              + " polled meters, policy "
              + policy.label());
      return 0;
    }
    refuseTakenPorts(config);
    run(config, policy, out);
    return 0;
  }

  /** Before anything is opened: all of them at once, and nothing is left half begun. */
  private static void refuseTakenPorts(LintelConfig config) {
    List<String> taken = TakenPorts.of(config);
    if (!taken.isEmpty()) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT, "the gateway cannot start.\n" + String.join("\n", taken));
    }
  }

  private void run(LintelConfig config, Policy policy, PrintWriter out)
      throws InterruptedException {
    try (Stop stop = new Stop();
        WallTimekeeper time = new WallTimekeeper(InstantSource.system(), System::nanoTime);
        Gateway gateway = started(config, policy, time)) {
      Hangup.run(
          () ->
              gateway
                  .reload()
                  .whenComplete(
                      (says, failure) ->
                          out.println(
                              failure == null ? says : "Not reloaded: " + reason(failure))));
      out.println("Lintel is at " + gateway.address() + ", MQTT at " + gateway.broker());
      out.println("Sign in: " + gateway.signInLink());
      out.flush();
      stop.await();
    }
  }

  private Gateway started(LintelConfig config, Policy policy, WallTimekeeper time) {
    try {
      return Gateway.start(config, policy, time, this::read);
    } catch (RuntimeException failed) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT, "the gateway cannot start: " + reason(failed), failed);
    }
  }

  /** The first message on the way down to the cause that is written for people. */
  private static String reason(Throwable failed) {
    Throwable at = failed;
    while (at instanceof java.util.concurrent.CompletionException && at.getCause() != null) {
      at = at.getCause();
    }
    return PlainReason.of(at);
  }

  private ConfigCheck read() {
    KnownNames names =
        new KnownNames(
            Set.copyOf(Profiles.names()),
            Set.copyOf(PayloadDecoders.names()),
            Set.copyOf(PolicyFile.SHIPPED));
    return new ConfigFile(names, System.getenv()).read(file);
  }

  private static LintelConfig good(ConfigCheck check) {
    if (check instanceof ConfigCheck.Good good) {
      return good.config();
    }
    throw new CommandFailed(CommandFailed.WRONG_USAGE, ((ConfigCheck.Bad) check).message());
  }

  /** A file that was changed for the worse must not keep everything else from being read. */
  private LintelConfig startable(ConfigCheck check) {
    if (check instanceof ConfigCheck.Bad bad && bad.rest().isPresent()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(bad.message());
      err.println("lintel gateway: started without what these lines say; /readyz names it");
      err.flush();
      return bad.rest().get();
    }
    return good(check);
  }

  private static Policy policy(LintelConfig config) {
    try {
      return PolicyFile.named(config.policy());
    } catch (PolicyWrong wrong) {
      throw new CommandFailed(CommandFailed.WRONG_USAGE, String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /**
   * The shutdown waits for the gateway to close; the gateway waits for the shutdown to be asked
   * for.
   */
  private static final class Stop implements AutoCloseable {
    private static final int CLOSE_WITHIN_SECONDS = 60;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    Stop() {
      Runtime.getRuntime().addShutdownHook(new Thread(this::ask, "lintel-stop"));
    }

    void await() throws InterruptedException {
      asked.await();
    }

    private void ask() {
      asked.countDown();
      try {
        if (!closed.await(CLOSE_WITHIN_SECONDS, TimeUnit.SECONDS)) {
          System.err.println("lintel gateway: not closed within " + CLOSE_WITHIN_SECONDS + " s");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
