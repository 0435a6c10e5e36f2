package io.lintel.gateway.source.mqtt;

import io.lintel.gateway.config.ListenAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The embedded broker's folders, and the configuration that is written into one of them. */
record BrokerFolders(Path configuration, Path data, Path extensions) {
  /** Share of the free disk that queued messages may take. */
  private static final double SHARE_OF_DISK = 0.25;

  /** What a queued message of a few hundred bytes takes on disk, with its index and garbage. */
  private static final long BYTES_A_MESSAGE = 4096;

  private static final long LEAST_QUEUE = 10_000;
  private static final long LONGEST_QUEUE = 50_000_000;
  private static final int LARGEST_PACKET_BYTES = 1 << 20;

  static BrokerFolders prepare(Path folder, ListenAddress listen) throws IOException {
    BrokerFolders folders =
        new BrokerFolders(
            folder.resolve("conf"), folder.resolve("data"), folder.resolve("extensions"));
    Files.createDirectories(folders.configuration);
    Files.createDirectories(folders.data);
    Files.createDirectories(folders.extensions);
    Files.writeString(
        folders.configuration.resolve("config.xml"),
        configuration(listen, queue(Files.getFileStore(folder).getUsableSpace())));
    return folders;
  }

  /** By default the broker keeps 1,000 messages for us while we are away and drops the others. */
  static long queue(long usableBytes) {
    long messages = (long) (usableBytes * SHARE_OF_DISK) / BYTES_A_MESSAGE;
    return Math.min(LONGEST_QUEUE, Math.max(LEAST_QUEUE, messages));
  }

  private static String configuration(ListenAddress listen, long queue) {
    return """
    <?xml version="1.0"?>
    <hivemq>
      <listeners>
        <tcp-listener>
          <port>%d</port>
          <bind-address>%s</bind-address>
        </tcp-listener>
      </listeners>
      <mqtt>
        <queued-messages>
          <max-queue-size>%d</max-queue-size>
          <strategy>discard</strategy>
        </queued-messages>
        <packets>
          <max-packet-size>%d</max-packet-size>
        </packets>
      </mqtt>
      <persistence>
        <mode>file</mode>
      </persistence>
      <anonymous-usage-statistics>
        <enabled>false</enabled>
      </anonymous-usage-statistics>
    </hivemq>
    """
        .formatted(listen.port(), listen.host(), queue, LARGEST_PACKET_BYTES);
  }
}
