package io.lintel.gateway.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemFileTest {
  /** Of an RSA key of 2048 bits: what stands before the PKCS#1 part in PKCS#8. */
  private static final int BEFORE_RSA = 26;

  private static String pem(String label, byte[] der) {
    return "Bag Attributes: x\n-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + label
        + "-----\n";
  }

  private static KeyPair pair(String algorithm) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    if (algorithm.equals("RSA")) {
      generator.initialize(2048);
    }
    return generator.generateKeyPair();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void aKeyInPkcs8IsReadAndBelongsToItsCertificateOnly(String algorithm) throws Exception {
    KeyPair pair = pair(algorithm);
    PrivateKey key = PemFile.key(pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    assertEquals(pair.getPrivate(), key);
    assertTrue(PemFile.belong(key, pair.getPublic()));
    assertFalse(PemFile.belong(key, pair(algorithm).getPublic()));
  }

  @Test
  void aKeyInPkcs1IsReadToo() throws Exception {
    PrivateKey key = pair("RSA").getPrivate();
    byte[] pkcs8 = key.getEncoded();
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, BEFORE_RSA, pkcs8.length);
    assertEquals(key, PemFile.key(pem("RSA PRIVATE KEY", pkcs1)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "EC PRIVATE KEY        | openssl pkcs8 -topk8 -nocrypt",
        "ENCRYPTED PRIVATE KEY | without a passphrase",
        "CERTIFICATE           | expected a private key in PEM",
        "PRIVATE KEY           | expected a private key of RSA, EC or Ed25519",
      })
  void whatIsNoKeyIsRefusedWithoutShowingIt(String label, String says) {
    byte[] secret =
        "a secret that must not be shown".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    String pem = pem(label, secret);
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> PemFile.key(pem)).getMessage());
    assertTrue(message.contains(says), message);
    assertFalse(message.contains(Base64.getEncoder().encodeToString(secret).substring(0, 8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no certificate",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"
      })
  void whatIsNoCertificateIsRefused(String text) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> PemFile.certificates(text))
                .getMessage());
    assertTrue(message.startsWith("expected certificates in PEM"), message);
  }
}
