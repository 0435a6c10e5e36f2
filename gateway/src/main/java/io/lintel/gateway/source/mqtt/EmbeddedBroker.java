package io.lintel.gateway.source.mqtt;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.config.MqttConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HiveMQ Community Edition inside this process, with its sessions and queues on disk.
 *
 * <p>It answers a device before the journal has the message, as any broker does. It writes to disk
 * without waiting and syncs once a second: a loss of power may cost what it acknowledged in the
 * last second. Whoever cannot accept that runs a broker that syncs, and configures {@code
 * mqtt.broker}.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);

  private final EmbeddedHiveMQ hive;
  private final ListenAddress address;

  private EmbeddedBroker(EmbeddedHiveMQ hive, ListenAddress address) {
    this.hive = hive;
    this.address = address;
  }

  /**
   * Starts a broker on {@code config.listen()} that admits everybody, or those who know the
   * configured user name and password if there are any, once {@code config.clientId()} has
   * subscribed. Takes some seconds; blocking.
   *
   * @param folder for its data and its configuration, which is written anew each time
   * @throws UncheckedIOException if the folder or the port cannot be had
   */
  public static EmbeddedBroker start(MqttConfig config, Path folder) {
    try {
      ListenAddress address = free(config.listen());
      BrokerFolders folders = BrokerFolders.prepare(folder, address);
      allowWideWindow();
      EmbeddedHiveMQ hive =
          EmbeddedHiveMQ.builder()
              .withConfigurationFolder(folders.configuration())
              .withDataFolder(folders.data())
              .withExtensionsFolder(folders.extensions())
              .withEmbeddedExtension(door(config))
              .withoutLoggingBootstrap()
              .build();
      try {
        hive.start().join();
      } catch (CompletionException failed) {
        throw new IOException("the embedded broker does not start on " + address, failed);
      }
      log.info("source=mqtt outcome=broker_started listen={} data={}", address, folder);
      return new EmbeddedBroker(hive, address);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed.getMessage(), failed);
    }
  }

  /** Where it is reached from this machine. */
  public URI uri() {
    return URI.create("tcp://" + new ListenAddress(reachable(address.host()), address.port()));
  }

  private static String reachable(String host) {
    return host.equals("0.0.0.0") ? "127.0.0.1" : host.equals("::") ? "::1" : host;
  }

  /** The broker's own limits of 50 messages in flight would make the journal wait for the disk. */
  private static void allowWideWindow() {
    InternalConfigurations.MAX_INFLIGHT_WINDOW_SIZE_MESSAGES = MqttSource.RECEIVE_MAXIMUM;
    InternalConfigurations.PUBLISH_POLL_BATCH_SIZE = MqttSource.RECEIVE_MAXIMUM / 8;
  }

  private static EmbeddedExtension door(MqttConfig config) {
    return EmbeddedExtension.builder()
        .withId("lintel-door")
        .withName("Who may connect")
        .withVersion("1")
        .withPriority(0)
        .withStartPriority(1000)
        .withExtensionMain(new BrokerDoor(config))
        .build();
  }

  /** Checks that the port can be had, for the broker only logs it; port 0 becomes a free one. */
  private static ListenAddress free(ListenAddress wanted) throws IOException {
    try (ServerSocket probe =
        new ServerSocket(wanted.port(), 1, InetAddress.getByName(wanted.host()))) {
      return new ListenAddress(wanted.host(), probe.getLocalPort());
    } catch (IOException taken) {
      throw new IOException(
          "the embedded broker cannot listen on "
              + wanted
              + " ("
              + taken.getMessage()
              + "); free the port, change mqtt.listen, or name that broker with mqtt.broker",
          taken);
    }
  }

  @Override
  public void close() {
    try {
      hive.close();
    } catch (ExecutionException failed) {
      log.warn("source=mqtt outcome=broker_stop_failed", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
