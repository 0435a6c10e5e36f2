package io.lintel.gateway.source.mqtt.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lintel.gateway.config.EndpointConfig;
import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.journal.Kind;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final String READING =
      "{\"at\":\"2026-11-22T08:00:00+08:00\",\"seq\":1,\"volume_m3\":\"1.5\"}";

  @TempDir Path folder;

  private RunningEndpoint running(@Nullable Path authority) throws Exception {
    put(TestCertificate.of("first", folder));
    return new RunningEndpoint(
        folder.resolve("data"),
        new EndpointConfig(
            false,
            new EndpointConfig.Tls(
                new ListenAddress("127.0.0.1", 0),
                folder.resolve("server.pem"),
                folder.resolve("server.key"),
                authority),
            EndpointConfig.Limits.DEFAULT),
        journal -> journal);
  }

  private void put(TestCertificate certificate) throws IOException {
    Files.copy(
        certificate.certificates(),
        folder.resolve("server.pem"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.copy(
        certificate.key(), folder.resolve("server.key"), StandardCopyOption.REPLACE_EXISTING);
  }

  private static SSLSocket secure(URI endpoint, @Nullable TestCertificate own) throws Exception {
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    KeyManager[] keys = own == null ? new KeyManager[0] : own.keys();
    context.init(keys, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(endpoint.getHost(), endpoint.getPort());
    socket.startHandshake();
    return socket;
  }

  private static Object serial(SSLSocket socket) throws IOException {
    return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
  }

  @Test
  void aNewCertificateIsTakenUpWithoutARestart() throws Exception {
    try (RunningEndpoint running = running(null)) {
      SSLSocket first = secure(running.uri(), null);
      Object before = serial(first);
      put(TestCertificate.of("second", folder));
      RunningEndpoint.settle(running.endpoint().renewCertificates());
      SSLSocket second = secure(running.uri(), null);
      assertNotEquals(before, serial(second));
      // The connection that stood goes on.
      try (RawClient client = new RawClient(first, MqttVersion.MQTT_5)) {
        client.connect(connect -> connect.clientId("a"));
        client.publish("lintel/v1/meters/G-1/readings", READING, 1, 1);
        assertEquals(1, client.await(MqttMessageType.PUBACK));
      }
      second.close();
      assertEquals(1, running.entries(Kind.READING).size());
    }
  }

  @Test
  void theDoorkeeperSeesTheSubjectOfAVerifiedClientCertificate() throws Exception {
    TestCertificate meter = TestCertificate.of("G-1", folder);
    TestCertificate stranger = TestCertificate.of("G-2", folder);
    try (RunningEndpoint running = running(meter.certificates())) {
      try (RawClient client = new RawClient(secure(running.uri(), meter), MqttVersion.MQTT_5)) {
        client.connect(connect -> connect.clientId("a"));
        client.publish("lintel/v1/meters/G-1/readings", READING, 1, 1);
        assertEquals(1, client.await(MqttMessageType.PUBACK));
        client.publish("lintel/v1/meters/G-2/readings", READING, 1, 2);
        assertEquals(0x87, client.awaitReason());
      }
      assertThrows(
          IOException.class,
          () -> {
            // With TLS 1.3 a client hears of its certificate with the first answer.
            try (RawClient client =
                new RawClient(secure(running.uri(), stranger), MqttVersion.MQTT_5)) {
              client.connect(connect -> connect.clientId("a"));
              client.await();
            }
          });
    }
  }
}
