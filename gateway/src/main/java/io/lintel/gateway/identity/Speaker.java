package io.lintel.gateway.identity;

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
  public Speaker {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(reach, "reach");
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
