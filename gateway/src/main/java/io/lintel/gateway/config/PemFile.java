package io.lintel.gateway.config;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and private keys in PEM, as OpenSSL and authorities write them. */
final class PemFile {
  private static final Pattern KEY =
      Pattern.compile(
          "-----BEGIN ((?:[A-Z0-9]+ )?PRIVATE KEY)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  /** Version 0 and the algorithm RSA, as they stand before the key in PKCS#8. */
  private static final byte[] RSA_IN_PKCS8 =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;

  private PemFile() {}

  /**
   * @throws IllegalArgumentException with what was expected
   */
  static List<X509Certificate> certificates(String text) {
    try {
      List<X509Certificate> certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!certificates.isEmpty()) {
        return certificates;
      }
    } catch (CertificateException notOne) {
      throw new IllegalArgumentException(
          "expected certificates in PEM (-----BEGIN CERTIFICATE-----)", notOne);
    }
    throw new IllegalArgumentException(
        "expected certificates in PEM (-----BEGIN CERTIFICATE-----), found none");
  }

  /**
   * @throws IllegalArgumentException with what was expected; never with the key
   */
  static PrivateKey key(String text) {
    Matcher pem = KEY.matcher(text);
    boolean found = pem.find();
    if (!found || pem.group(1).startsWith("ENCRYPTED")) {
      throw new IllegalArgumentException(
          text.contains("ENCRYPTED")
              ? "expected a key without a passphrase, found an encrypted one; take the passphrase"
                  + " off (openssl pkey -in … -out …) and close the file to other accounts"
              : "expected a private key in PEM (-----BEGIN PRIVATE KEY-----)");
    }
    if (pem.group(1).startsWith("EC ")) {
      throw new IllegalArgumentException(
          "expected a key in PKCS#8 (-----BEGIN PRIVATE KEY-----), found an EC key of its own form;"
              + " turn it into one: openssl pkcs8 -topk8 -nocrypt -in … -out …");
    }
    byte[] der;
    try {
      der = Base64.getMimeDecoder().decode(pem.group(2));
    } catch (IllegalArgumentException notBase64) {
      throw new IllegalArgumentException("expected a private key in PEM", notBase64);
    }
    byte[] pkcs8 = pem.group(1).startsWith("RSA ") ? wrapped(der) : der;
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (GeneralSecurityException another) {
        // The next one, then.
      }
    }
    throw new IllegalArgumentException("expected a private key of RSA, EC or Ed25519");
  }

  /** Whether what the one signs the other verifies. */
  static boolean belong(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "Ed25519";
        };
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(RSA_IN_PKCS8);
    byte[] signed = signature.sign();
    signature.initVerify(certified);
    signature.update(RSA_IN_PKCS8);
    return signature.verify(signed);
  }

  /** PKCS#1 inside of PKCS#8. */
  private static byte[] wrapped(byte[] rsa) {
    byte[] octets = tagged(OCTET_STRING, rsa);
    byte[] inner = new byte[RSA_IN_PKCS8.length + octets.length];
    System.arraycopy(RSA_IN_PKCS8, 0, inner, 0, RSA_IN_PKCS8.length);
    System.arraycopy(octets, 0, inner, RSA_IN_PKCS8.length, octets.length);
    return tagged(SEQUENCE, inner);
  }

  private static byte[] tagged(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 4);
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      out.write(0x82);
      out.write(content.length >> 8);
      out.write(content.length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
