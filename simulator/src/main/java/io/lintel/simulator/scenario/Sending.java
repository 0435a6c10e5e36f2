package io.lintel.simulator.scenario;

import java.time.Instant;

/**
 * One message that leaves a device, a phone or an office.
 *
 * @param at when it is sent, in truth
 * @param to a topic, or a path of the gateway's HTTP interface
 * @param body JSON
 * @param repeat whether it is the second copy of one that was sent before
 */
public record Sending(Instant at, Way way, String to, String body, boolean repeat) {
  public enum Way {
    PUBLISH,
    POST,
    PUT
  }
}
