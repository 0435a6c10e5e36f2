package io.lintel.simulator.demo.loss;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/**
 * Free ports of the loopback below those that systems give to clients: while the gateway is down, a
 * device that connects to a port again and again must not be given that very port as its own.
 */
final class QuietPorts {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;

  private final Random luck = new Random();
  private final Set<Integer> given = new HashSet<>();

  /** One that is free for TCP and UDP, and another one each time. */
  int next() {
    while (true) {
      int port = LOWEST + luck.nextInt(HIGHEST - LOWEST);
      if (isFree(port) && given.add(port)) {
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try (ServerSocket stream = new ServerSocket();
        DatagramSocket datagrams = new DatagramSocket(null)) {
      stream.bind(address);
      datagrams.bind(address);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
