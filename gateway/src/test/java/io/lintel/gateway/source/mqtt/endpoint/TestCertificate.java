package io.lintel.gateway.source.mqtt.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A key and a certificate that it has signed itself, made by the JDK's keytool. */
final class TestCertificate {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private final KeyStore store;
  private final Path certificates;
  private final Path key;

  private TestCertificate(KeyStore store, Path certificates, Path key) {
    this.store = store;
    this.certificates = certificates;
    this.key = key;
  }

  /** In files under {@code folder} that are named after {@code commonName}. */
  static TestCertificate of(String commonName, Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path file = folder.resolve(commonName + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + commonName,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException(said);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return new TestCertificate(
        store,
        pem(
            "CERTIFICATE",
            store.getCertificate("own").getEncoded(),
            folder.resolve(commonName + ".pem")),
        pem(
            "PRIVATE KEY",
            store.getKey("own", PASSWORD).getEncoded(),
            folder.resolve(commonName + ".key")));
  }

  private static Path pem(String what, byte[] der, Path file) throws IOException {
    return Files.writeString(
        file,
        "-----BEGIN "
            + what
            + "-----\n"
            + PEM.encodeToString(der)
            + "\n-----END "
            + what
            + "-----\n");
  }

  Path certificates() {
    return certificates;
  }

  Path key() {
    return key;
  }

  KeyManager[] keys() throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD);
    return factory.getKeyManagers();
  }
}
