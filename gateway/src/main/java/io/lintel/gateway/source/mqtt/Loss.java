package io.lintel.gateway.source.mqtt;

import io.lintel.gateway.source.mqtt.Topic.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * Why there is no connection, or no use in it.
 *
 * @param why in words
 */
record Loss(Cause cause, String why) {
  private static final int AT_LEAST_ONCE = 1;
  private static final int FIRST_REFUSAL = 0x80;
  private static final int NOT_AUTHORIZED = 0x87;

  /** What it means for the next attempt. */
  enum Cause {
    /** It was there, and is gone; or could not be had. */
    GONE,
    /** Another client with our id was given our session. */
    TAKEN_OVER,
    /** The broker says that it does not speak this version. */
    WRONG_VERSION,
    /** The broker closed, or spoke something else, before it had answered to the connect. */
    NO_WELCOME
  }

  static Loss gone(String why) {
    return new Loss(Cause.GONE, why);
  }

  /** What is wrong with the codes of the subscriptions; empty if nothing is. */
  static List<String> complaints(int[] codes) {
    List<String> complaints = new ArrayList<>();
    Subject[] subjects = Subject.values();
    // Who answers more codes than it was asked for puts something of its own in front.
    int first = Math.max(0, codes.length - subjects.length);
    for (int i = 0; i < subjects.length && first + i < codes.length; i++) {
      int code = codes[first + i];
      if (code >= FIRST_REFUSAL) {
        complaints.add(
            subjects[i].filter()
                + (code == NOT_AUTHORIZED ? " is not allowed" : " is refused with code " + code));
      } else if (code < AT_LEAST_ONCE) {
        complaints.add(subjects[i].filter() + " is granted with QoS 0 only, which loses messages");
      }
    }
    return complaints;
  }

  static Loss notGranted(List<String> complaints) {
    return gone(
        "the broker does not grant the subscriptions with QoS 1: "
            + String.join("; ", complaints)
            + "; allow this client to read lintel/v1/# with QoS 1");
  }
}
