package io.lintel.simulator.demo;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Options that say where a broker or a CoAP server is. */
final class PeerAddress {
  private PeerAddress() {}

  /** {@code tcp://host:1883}, or with TLS. */
  static final class OfBroker implements ITypeConverter<String> {
    private static final List<String> SCHEMES = List.of("tcp", "ssl", "ws", "wss");

    @Override
    public String convert(String text) {
      return checked(text, "a broker's address (tcp://127.0.0.1:1883)", SCHEMES).toString();
    }
  }

  /** {@code coap://host:5683}. */
  static final class OfCoap implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
      return checked(text, "an address for CoAP (coap://127.0.0.1:5683)", List.of("coap"));
    }
  }

  private static URI checked(String text, String expected, List<String> schemes) {
    try {
      URI uri = new URI(text);
      if (uri.getScheme() != null && schemes.contains(uri.getScheme()) && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException notOne) {
      // Said below, with the others that are none.
    }
    throw new TypeConversionException("expected %s, found '%s'".formatted(expected, text));
  }
}
