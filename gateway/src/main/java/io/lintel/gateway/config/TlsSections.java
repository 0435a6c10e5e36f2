package io.lintel.gateway.config;

import io.lintel.meter.document.TextFile;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ca-file}, {@code cert-file} and {@code key-file} beside a broker's address. */
final class TlsSections {
  private static final int LONGEST = 1024 * 1024;

  private TlsSections() {}

  private interface Content<T> {
    T of(String text);
  }

  static BrokerTls broker(Section mqtt, boolean secure) {
    for (String key : List.of("ca-file", "cert-file", "key-file")) {
      if (mqtt.has(key) && !secure) {
        mqtt.mistake(key, "is for a broker with TLS; write mqtts:// in broker, or leave it out");
      }
    }
    List<X509Certificate> authorities = file(mqtt, "ca-file", PemFile::certificates);
    List<X509Certificate> chain = file(mqtt, "cert-file", PemFile::certificates);
    PrivateKey key = file(mqtt, "key-file", PemFile::key);
    if (mqtt.has("cert-file") != mqtt.has("key-file")) {
      String there = mqtt.has("cert-file") ? "cert-file" : "key-file";
      String missing = there.equals("cert-file") ? "key-file" : "cert-file";
      mqtt.mistake(there, "stands without " + missing + "; a certificate and its key go together");
      return BrokerTls.USUAL;
    }
    BrokerTls tls =
        new BrokerTls(
            authorities == null ? List.of() : authorities,
            chain == null || key == null ? List.of() : chain,
            chain == null ? null : key);
    if (tls.key() != null && !fits(tls)) {
      mqtt.mistake("key-file", "expected the key of the certificate in cert-file, found another");
    }
    return tls;
  }

  private static boolean fits(BrokerTls tls) {
    PrivateKey key = tls.key();
    try {
      return key == null || PemFile.belong(key, tls.chain().get(0).getPublicKey());
    } catch (GeneralSecurityException another) {
      return false;
    }
  }

  private static <T> @Nullable T file(Section section, String key, Content<T> content) {
    String name = section.has(key) ? section.text(key) : null;
    if (name == null) {
      return null;
    }
    Path file = section.around().resolve(name);
    try {
      return content.of(TextFile.read(file, LONGEST));
    } catch (TextFile.Unreadable unreadable) {
      section.mistake(key, "cannot read " + file + ": " + unreadable.getMessage());
    } catch (IllegalArgumentException wrong) {
      section.mistake(key, file + ": " + wrong.getMessage());
    }
    return null;
  }
}
