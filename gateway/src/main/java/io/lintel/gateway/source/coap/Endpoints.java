package io.lintel.gateway.source.coap;

import io.lintel.gateway.config.CoapConfig.Secure;
import io.lintel.gateway.config.ListenAddress;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuite;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedMultiPskStore;

/** Californium's endpoints with our limits; nothing is read from or written to its own files. */
final class Endpoints {
  /** A body put together from blocks, of one device; NB-IoT meters send far less. */
  static final int LARGEST_BODY_BYTES = 32 * 1024;

  private static final int MOST_PEERS = 20_000;
  private static final int BLOCKS_FORGOTTEN_SECONDS = 60;
  private static final int CONNECTION_ID_BYTES = 6;
  private static final int THREADS = 2;

  private final Configuration configuration;

  Endpoints() {
    CoapConfig.register();
    UdpConfig.register();
    DtlsConfig.register();
    configuration =
        Configuration.createStandardWithoutFile()
            .set(CoapConfig.MAX_RESOURCE_BODY_SIZE, LARGEST_BODY_BYTES)
            .set(CoapConfig.MAX_ACTIVE_PEERS, MOST_PEERS)
            .set(CoapConfig.BLOCKWISE_STATUS_LIFETIME, BLOCKS_FORGOTTEN_SECONDS, TimeUnit.SECONDS)
            .set(CoapConfig.PROTOCOL_STAGE_THREAD_COUNT, THREADS)
            .set(UdpConfig.UDP_RECEIVER_THREAD_COUNT, 1)
            .set(UdpConfig.UDP_SENDER_THREAD_COUNT, 1)
            .set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, 1)
            .set(DtlsConfig.DTLS_CONNECTOR_THREAD_COUNT, THREADS);
  }

  Configuration configuration() {
    return configuration;
  }

  CoapEndpoint plain(ListenAddress listen) {
    return CoapEndpoint.builder()
        .setConfiguration(configuration)
        .setInetSocketAddress(listen.toSocketAddress())
        .build();
  }

  /** DTLS with a pre-shared key per device; devices behind NATs keep their session by CID. */
  CoapEndpoint secure(Secure secure) {
    AdvancedMultiPskStore keys = new AdvancedMultiPskStore();
    secure
        .keys()
        .forEach((identity, key) -> keys.setKey(identity, HexFormat.of().parseHex(key.reveal())));
    DtlsConnectorConfig dtls =
        new DtlsConnectorConfig.Builder(configuration)
            .setAddress(secure.listen().toSocketAddress())
            .set(DtlsConfig.DTLS_ROLE, DtlsRole.SERVER_ONLY)
            .set(DtlsConfig.DTLS_MAX_CONNECTIONS, MOST_PEERS)
            .set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, CONNECTION_ID_BYTES)
            .setAsList(
                DtlsConfig.DTLS_CIPHER_SUITES,
                CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256,
                CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_CCM_8_SHA256,
                CipherSuite.TLS_PSK_WITH_AES_128_GCM_SHA256,
                CipherSuite.TLS_PSK_WITH_AES_128_CCM_8)
            .set(DtlsConfig.DTLS_RECOMMENDED_CIPHER_SUITES_ONLY, false)
            .setAdvancedPskStore(keys)
            .build();
    return CoapEndpoint.builder()
        .setConfiguration(configuration)
        .setConnector(new DTLSConnector(dtls))
        .build();
  }
}
