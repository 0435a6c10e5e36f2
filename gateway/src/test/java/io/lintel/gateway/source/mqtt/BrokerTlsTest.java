package io.lintel.gateway.source.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.BrokerTls;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker with a certificate of a private authority, which asks for one of ours. */
class BrokerTlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir Path folder;

  private Pair broker;
  private Pair gateway;

  private record Pair(X509Certificate certificate, PrivateKey key) {
    BrokerTls trusting(X509Certificate... authorities) {
      return new BrokerTls(List.of(authorities), List.of(certificate), key);
    }
  }

  @BeforeEach
  void makeCertificates() throws Exception {
    broker = pair("broker", "ip:127.0.0.1");
    gateway = pair("gateway", "dns:gateway");
  }

  private Pair pair(String name, String san) throws Exception {
    Path file = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=" + san,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    assertTrue(keytool.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, keytool.exitValue(), () -> log(name));
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return new Pair(
        (X509Certificate) store.getCertificate(name),
        (PrivateKey) store.getKey(name, PASSWORD.toCharArray()));
  }

  private String log(String name) {
    try {
      return Files.readString(folder.resolve(name + ".log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private ScriptedBroker listening(Pair shown) throws Exception {
    SSLServerSocket socket =
        (SSLServerSocket)
            shown
                .trusting(gateway.certificate())
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    socket.setNeedClientAuth(true);
    return new ScriptedBroker(socket, level -> 0);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"ssl", "tls", "mqtts"})
  void withAuthorityAndCertificateTheGatewayIsLetIn(String scheme) throws Exception {
    try (ScriptedBroker listening = listening(broker);
        RunningSource running =
            new RunningSource(
                listening.uri(scheme),
                folder.resolve("data"),
                gateway.trusting(broker.certificate()))) {
      running.awaitLife(1);
      assertEquals("5", listening.next());
    }
  }

  @Test
  void anAuthorityNobodyKnowsIsSaidWithTheKeyThatNamesIt() throws Exception {
    assertSays(broker, BrokerTls.USUAL, "mqtt.ca-file");
  }

  @Test
  void aCertificateForAnotherNameIsNotBelieved() throws Exception {
    Pair elsewhere = pair("elsewhere", "dns:elsewhere");
    assertSays(elsewhere, gateway.trusting(elsewhere.certificate()), "another name");
  }

  @Test
  void aBrokerThatAsksForACertificateIsUnderstood() throws Exception {
    BrokerTls none = new BrokerTls(List.of(broker.certificate()), List.of(), null);
    assertSays(broker, none, "mqtt.cert-file");
  }

  private void assertSays(Pair shown, BrokerTls ours, String part) throws Exception {
    try (ScriptedBroker listening = listening(shown);
        RunningSource running =
            new RunningSource(listening.uri("mqtts"), folder.resolve("data"), ours)) {
      String why = running.source().notReadyBecause().orElseThrow();
      assertTrue(why.contains(part), why);
      assertFalse(why.contains("Exception"), why);
    }
  }
}
