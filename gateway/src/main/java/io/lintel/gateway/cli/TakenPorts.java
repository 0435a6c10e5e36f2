package io.lintel.gateway.cli;

import io.lintel.gateway.config.EndpointConfig;
import io.lintel.gateway.config.LintelConfig;
import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.wording.PlainReason;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of the places a configuration wants to listen at cannot be had, all of them at once. */
final class TakenPorts {
  private static final PortHolder HOLDER = new PortHolder(Path.of("/proc"));

  private TakenPorts() {}

  private record Place(String key, ListenAddress address, boolean udp) {}

  /** One sentence for each, or none where all can be had at this moment. */
  static List<String> of(LintelConfig config) {
    List<String> sentences = new ArrayList<>();
    for (Place place : places(config)) {
      said(place).ifPresent(sentences::add);
    }
    return sentences;
  }

  private static List<Place> places(LintelConfig config) {
    List<Place> places = new ArrayList<>();
    add(places, "http.listen", config.http(), false);
    if (config.mqtt().embedded()) {
      EndpointConfig endpoint = config.mqtt().endpoint();
      add(places, "mqtt.listen", endpoint.plain() ? config.mqtt().listen() : null, false);
      EndpointConfig.Tls tls = endpoint.tls();
      add(places, "mqtt.tls.listen", tls == null ? null : tls.listen(), false);
    }
    if (config.coap() != null) {
      add(places, "coap.listen", config.coap().listen(), true);
      if (config.coap().secure() != null) {
        add(places, "coap.secure.listen", config.coap().secure().listen(), true);
      }
    }
    if (config.jt808() != null) {
      add(places, "jt808.listen", config.jt808().listen(), false);
    }
    return places;
  }

  private static void add(
      List<Place> places, String key, @Nullable ListenAddress address, boolean udp) {
    if (address != null && address.port() != 0) {
      places.add(new Place(key, address, udp));
    }
  }

  private static Optional<String> said(Place place) {
    InetSocketAddress at = place.address.toSocketAddress();
    if (at.isUnresolved()) {
      return Optional.of(
          "%s: there is no host %s; expected an address of this machine, as 127.0.0.1 or 0.0.0.0"
              .formatted(place.key, place.address.host()));
    }
    try {
      AutoCloseable had = place.udp ? new DatagramSocket(at) : listening(at);
      had.close();
      return Optional.empty();
    } catch (Exception notHad) {
      return Optional.of(sentence(place, notHad));
    }
  }

  /** As the gateway's own servers do: a port that was used a moment ago can be had. */
  private static ServerSocket listening(InetSocketAddress at) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(at);
      return socket;
    } catch (IOException | RuntimeException failed) {
      socket.close();
      throw failed;
    }
  }

  private static String sentence(Place place, Exception why) {
    String reason = PlainReason.of(why);
    if (!reason.equals("it is taken")) {
      return "%s: cannot listen at %s: %s".formatted(place.key, place.address, reason);
    }
    return "%s: port %d (%s) at %s is taken by %s; stop that one, or choose another port"
        .formatted(
            place.key,
            place.address.port(),
            place.udp ? "UDP" : "TCP",
            place.address.host(),
            HOLDER.of(place.address.port(), place.udp).orElse("another process"));
  }
}
