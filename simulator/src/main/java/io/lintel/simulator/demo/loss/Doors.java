package io.lintel.simulator.demo.loss;

import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.journal.Kind;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All ways into a gateway that promise something. */
final class Doors {
  private static final String RECORDERS = "http";
  private static final String DOCKED = "R-posted";
  private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");

  private Doors() {}

  /**
   * @param wanted which of them, by their keys; all if it is empty
   * @param broker what stands before the gateway instead of its own endpoint
   * @throws CommandFailed if there is no such door
   */
  static List<Door> of(Set<String> wanted, DrilledGateway gateway, @Nullable URI broker) {
    Map<String, Door> doors = all(gateway, broker);
    Set<String> unknown = new TreeSet<>(wanted);
    unknown.removeAll(doors.keySet());
    if (!unknown.isEmpty()) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE,
          "expected doors out of " + doors.keySet() + ", found " + unknown);
    }
    if (!wanted.isEmpty()) {
      doors.keySet().retainAll(wanted);
    }
    return new ArrayList<>(doors.values());
  }

  private static Map<String, Door> all(DrilledGateway gateway, @Nullable URI broker) {
    Map<String, Door> doors = new LinkedHashMap<>();
    if (broker == null) {
      doors.put("mqtt1", new MqttDoor("MQTT endpoint, QoS 1", "mqtt1", gateway.mqtt(), 1));
      doors.put("mqtt2", new MqttDoor("MQTT endpoint, QoS 2", "mqtt2", gateway.mqtt(), 2));
    } else {
      doors.put(
          "broker",
          new MqttDoor(
              "broker of one's own",
              "broker",
              new InetSocketAddress(broker.getHost(), broker.getPort()),
              1));
    }
    doors.put("http", events(gateway));
    doors.put("coap", new CoapDoor(gateway.coap()));
    doors.put("jt808", new TerminalDoor(gateway.jt808()));
    doors.put("dock", docked(gateway));
    doors.put("folder", new FolderDoor(gateway.folder()));
    return doors;
  }

  private static Door events(DrilledGateway gateway) {
    return new HttpDoor(
        "HTTP",
        gateway::token,
        report -> gateway.at("/api/v1/recorders/" + Numbered.device(RECORDERS, report) + "/events"),
        report ->
            "{\"type\":\"heartbeat\",\"at\":\"%s\",\"seq\":%d}"
                .formatted(FIRST.plusSeconds(10L * report), report),
        entry -> Numbered.bySequence(Kind.RECORDER_EVENT, RECORDERS, entry));
  }

  private static Door docked(DrilledGateway gateway) {
    return new HttpDoor(
        "docking station, posts",
        gateway::token,
        report -> gateway.at("/dock/v1/files"),
        report ->
            "{\"wjmc\":\"%s\",\"pssj\":\"2026-11-20 09:00:00\",\"wjdx\":5120,\"wjlx\":\"video\",\"wjsc\":30,\"cpxh\":\"%s\",\"gzz_xh\":\"DOCK-2\"}"
                .formatted(Numbered.file(DOCKED, report), DOCKED),
        entry -> Numbered.byFile(DOCKED, entry));
  }
}
