package io.lintel.gateway.source.mqtt;

/**
 * One connection to the broker, from connect to loss, and never used again, in one version of MQTT.
 *
 * <p>Paho can reconnect by itself; it is not let, because a message id means something only on the
 * connection it came by. An acknowledgement of an old connection sent over a new one could let go
 * of another message, one that is not durable. Here it goes to the old client, which cannot send
 * it; the broker repeats the message, and the journal finds the repetition.
 */
interface BrokerLink extends Intray.Acknowledgement {
  int AT_LEAST_ONCE = 1;

  /** For the goodbye; the broker keeps the session without it too. */
  long GOODBYE_MILLIS = 2_000;

  /** Connects and subscribes; the events tell how it went. Returns at once. */
  void open();

  /** Takes leave; the broker keeps the session. Blocking. */
  void close();

  /** Whether the broker ever took this connection. */
  boolean wasConnected();

  /**
   * Around a payload.
   *
   * @param id 0 where nobody waits for an acknowledgement
   * @param cbor whether the publisher names that as the content's type
   */
  record Envelope(String topic, int qos, int id, boolean cbor) {}

  /** Called on Paho's threads. */
  interface Events {
    /** Before any message of the connection. May block, as {@link #arrived} may. */
    void connected(BrokerLink link, boolean sessionPresent) throws InterruptedException;

    void subscribed(BrokerLink link, boolean sessionPresent);

    /** May block to slow the broker down. */
    void arrived(BrokerLink link, Envelope envelope, byte[] payload) throws InterruptedException;

    /** Once or more often; before or after {@link #subscribed}. */
    void lost(BrokerLink link, Loss loss);
  }

  /** Makes links in one version. */
  interface Version {
    /** As people call it. */
    String name();

    BrokerLink link(LinkOptions options, Events events);
  }
}
