package io.lintel.gateway.config;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Whom the gateway believes that it is the broker, and how it shows who it is itself.
 *
 * @param authorities that vouch for the broker; empty: those of the Java runtime
 * @param chain our certificate first, then those that vouch for it; empty: we show none
 * @param key of our certificate; null exactly if there is none
 */
public record BrokerTls(
    List<X509Certificate> authorities, List<X509Certificate> chain, @Nullable PrivateKey key) {
  /** The authorities of the Java runtime, and no certificate of our own. */
  public static final BrokerTls USUAL = new BrokerTls(List.of(), List.of(), null);

  public BrokerTls {
    authorities = List.copyOf(authorities);
    chain = List.copyOf(chain);
  }

  /**
   * @throws GeneralSecurityException if certificate and key do not fit together
   */
  public SSLContext context() throws GeneralSecurityException {
    KeyManager[] ours = null;
    if (key != null) {
      char[] inMemory = {'-'};
      KeyStore store = empty();
      store.setKeyEntry("gateway", key, inMemory, chain.toArray(new Certificate[0]));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, inMemory);
      ours = keys.getKeyManagers();
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(authorities.isEmpty() ? null : believed());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(ours, trust.getTrustManagers(), null);
    return context;
  }

  private KeyStore believed() throws GeneralSecurityException {
    KeyStore store = empty();
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("authority-" + i, authorities.get(i));
    }
    return store;
  }

  private static KeyStore empty() throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, null);
    } catch (IOException nothingIsRead) {
      throw new GeneralSecurityException(nothingIsRead);
    }
    return store;
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "BrokerTls[authorities=" + authorities.size() + ", chain=" + chain.size() + "]";
  }
}
