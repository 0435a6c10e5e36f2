package io.lintel.simulator.scenario;

import java.time.Instant;

/**
 * One message that leaves a device, a phone or an office.
 *
 * @param at when it is sent, in truth
 * @param sender a meter, a recorder, the technician whose phone it is, or {@link #OFFICE}
 * @param to a topic, a path of the gateway's HTTP or CoAP interface, or a docking station's name
 * @param body JSON
 * @param repeat whether it is the second copy of one that was sent before
 */
public record Sending(Instant at, Way way, String sender, String to, String body, boolean repeat) {
  public static final String OFFICE = "office";

  public Sending withBody(String other) {
    return new Sending(at, way, sender, to, other, repeat);
  }

  public Sending asRepeat(boolean again) {
    return new Sending(at, way, sender, to, body, again);
  }

  public enum Way {
    PUBLISH,
    COAP,
    POST,
    PUT,
    /** From a docking station: a record for the gateway, or a piece of a file for a folder. */
    DOCK
  }

  /** The same, at another moment. */
  public Sending at(Instant moment) {
    return new Sending(moment, way, sender, to, body, repeat);
  }
}
