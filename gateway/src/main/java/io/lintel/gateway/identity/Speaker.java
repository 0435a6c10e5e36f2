package io.lintel.gateway.identity;

import io.lintel.gateway.journal.Voice;
import java.util.Objects;

/**
 * Who speaks on a connection, as the doorkeeper found out.
 *
 * @param name for logs and the journal: {@code meter/G-1}, {@code relay/cloud-a}, {@code
 *     anonymous}, {@code shared/USER}
 * @param proven whether it showed a secret or certificate of its own; else what it brings is marked
 * @param reach for whom it may speak
 */
public record Speaker(String name, SpeakerKind kind, boolean proven, Reach reach) {
  /** The gateway itself, on its lines and folders. */
  public static final Speaker OWN =
      new Speaker("gateway", SpeakerKind.OPERATOR, true, Reach.EVERYTHING);

  /** Whoever has the administrator's token, or a browser that was signed in with it. */
  public static final Speaker ADMINISTRATOR =
      new Speaker("administrator", SpeakerKind.OPERATOR, true, Reach.EVERYTHING);

  public Speaker {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(reach, "reach");
  }

  /** As the journal keeps it. */
  public Voice voice() {
    return equals(OWN) ? Voice.OWN : new Voice(name, proven);
  }

  /** Readings of {@code meter}, under the published topic or as an uplink of its network. */
  public boolean mayReportReadingsOf(String meter) {
    return reach.meter(meter);
  }

  public boolean mayReportEventsOf(String recorder) {
    return reach.recorder(recorder);
  }

  /** Whether it may publish steps at all; whose they are says each step's {@code technician}. */
  public boolean mayReportSteps() {
    return reach.anyTechnician();
  }

  public boolean mayReportStepsOf(String technician) {
    return reach.technician(technician);
  }

  /**
   * Whether it may subscribe to {@code meter}'s commands and answer them. Who proves nothing gets
   * none: a valve's orders are nobody else's business.
   */
  public boolean mayTakeCommandsOf(String meter) {
    return proven && reach.meter(meter);
  }

  /** False once what it showed admits nobody any more: the connection should be closed. */
  public boolean stands() {
    return reach.stands();
  }
}
