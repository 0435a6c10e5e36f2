package io.lintel.simulator.demo;

import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.cli.PortHolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** A port of the loopback that an option names. */
final class LocalPort {
  private static final int HIGHEST = 65_535;

  private LocalPort() {}

  /**
   * @throws CommandFailed if there is no such port
   */
  static void check(String option, int port) {
    if (port < 0 || port > HIGHEST) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE,
          "%s: expected a port from 1 to %d, or 0 for any free one, found %d"
              .formatted(option, HIGHEST, port));
    }
  }

  /**
   * Before anything is started that would have to be stopped again.
   *
   * @throws CommandFailed if somebody listens there, with who it is where the system tells
   */
  static void checkFree(String option, int port) {
    check(option, port);
    if (port == 0) {
      return;
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException taken) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT,
          "port %d on 127.0.0.1 is taken by %s: choose another with %s, or any free one with 0"
              .formatted(
                  port,
                  new PortHolder(Path.of("/proc")).of(port, false).orElse("another process"),
                  option),
          taken);
    }
  }
}
