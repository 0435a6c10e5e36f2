package io.lintel.gateway.source.coap;

import io.lintel.gateway.identity.Admission;
import io.lintel.gateway.identity.Doorkeeper;
import io.lintel.gateway.identity.Reach;
import io.lintel.gateway.identity.Shown;
import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.identity.SpeakerKind;
import java.security.Principal;
import java.util.Set;
import org.eclipse.californium.elements.auth.PreSharedKeyIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks in a request: with DTLS the device that the key is of, on the plain endpoint whoever
 * the doorkeeper says.
 *
 * @param keyed devices that have a key, and so must not come without it
 */
record CoapDoor(Set<String> keyed, Doorkeeper doorkeeper) {
  CoapDoor {
    keyed = Set.copyOf(keyed);
  }

  /** A refusal is for the device: it never holds a secret. */
  Admission admit(@Nullable Principal peer) {
    if (peer instanceof PreSharedKeyIdentity known) {
      String id = known.getIdentity();
      return new Admission.Admitted(
          new Speaker("coaps/" + id, SpeakerKind.METER, true, new Itself(id)));
    }
    Admission admission = doorkeeper.admit(Shown.nothing(""));
    if (admission instanceof Admission.Admitted admitted) {
      Speaker speaker = admitted.speaker();
      return new Admission.Admitted(
          new Speaker(
              speaker.name(),
              speaker.kind(),
              speaker.proven(),
              new Others(keyed, speaker.reach())));
    }
    return new Admission.Refused(
        Admission.Ground.ANONYMOUS,
        "without identity nobody is let in here: use coaps with the device's key");
  }

  /** Why {@code speaker} may not speak for {@code device}. */
  String refusal(Speaker speaker, String device) {
    if (speaker.reach() instanceof Itself itself) {
      return "expected the identity " + device + ", found " + itself.id();
    }
    return keyed.contains(device)
        ? device + " has a key: use coaps with the identity " + device
        : device + " is enrolled with a secret of its own, which plain CoAP cannot show";
  }

  private record Itself(String id) implements Reach {
    @Override
    public boolean meter(String other) {
      return id.equals(other);
    }

    @Override
    public boolean recorder(String other) {
      return id.equals(other);
    }

    @Override
    public boolean technician(String other) {
      return false;
    }

    @Override
    public boolean anyTechnician() {
      return false;
    }
  }

  private record Others(Set<String> keyed, Reach reach) implements Reach {
    @Override
    public boolean meter(String id) {
      return !keyed.contains(id) && reach.meter(id);
    }

    @Override
    public boolean recorder(String id) {
      return !keyed.contains(id) && reach.recorder(id);
    }

    @Override
    public boolean technician(String id) {
      return reach.technician(id);
    }

    @Override
    public boolean anyTechnician() {
      return reach.anyTechnician();
    }
  }
}
