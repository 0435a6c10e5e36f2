package io.lintel.gateway.cli;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An option that says where a gateway is: {@code http://host:8080}. */
public final class GatewayAddress implements ITypeConverter<URI> {
  @Override
  public URI convert(String text) {
    try {
      URI uri = new URI(text);
      boolean http = "http".equalsIgnoreCase(uri.getScheme());
      if ((http || "https".equalsIgnoreCase(uri.getScheme())) && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException notOne) {
      // Said below, with the others that are none.
    }
    throw new TypeConversionException(
        "expected a gateway's address (http://127.0.0.1:8080), found '%s'".formatted(text));
  }
}
