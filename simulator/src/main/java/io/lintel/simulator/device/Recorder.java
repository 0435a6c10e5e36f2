package io.lintel.simulator.device;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A body-worn recorder. It is told what is done to it, in the order of time, and answers with the
 * report it would send; asking for what its state forbids is a mistake of the caller's.
 *
 * <p>Its counter lives through a loss of power; its epoch counts them.
 */
public final class Recorder {
  private static final double IDLE_PERCENT_PER_HOUR = 3;
  private static final double RECORDING_PERCENT_PER_HOUR = 9;
  private static final double MEGABYTES_PER_SECOND = 0.5;
  private static final int STORAGE_MEGABYTES = 64_000;

  private final String id;
  private final DeviceClock clock;
  private boolean powered;
  private boolean recording;
  private long seq;
  private int epoch;
  private double battery = 100;
  private double storageFree = STORAGE_MEGABYTES;
  private @Nullable Instant last;

  public Recorder(String id, DeviceClock clock) {
    this.id = id;
    this.clock = clock;
  }

  public boolean powered() {
    return powered;
  }

  public boolean recording() {
    return recording;
  }

  /** With a full battery, as from the charger or with a fresh one. */
  public RecorderReport powerOn(Instant at, Fix fix) {
    require(!powered, "is on already");
    powered = true;
    epoch++;
    battery = 100;
    last = at;
    return report(at, "power_on", fix, null);
  }

  /** The battery gave out: what it recorded ends here, and it can still say so. */
  public RecorderReport batteryDies(Instant at, Fix fix) {
    require(powered, "is off");
    drain(at);
    battery = 0;
    powered = false;
    recording = false;
    return report(at, "power_off", fix, "battery");
  }

  public RecorderReport start(Instant at, Fix fix) {
    require(powered && !recording, "cannot start recording");
    drain(at);
    recording = true;
    return report(at, "recording_started", fix, null);
  }

  public RecorderReport stop(Instant at, Fix fix) {
    require(recording, "is not recording");
    drain(at);
    recording = false;
    return report(at, "recording_stopped", fix, "manual");
  }

  public RecorderReport heartbeat(Instant at, Fix fix) {
    require(powered, "is off");
    drain(at);
    return report(at, "heartbeat", fix, null);
  }

  /** What its clock shows at {@code truth}. */
  public Instant shows(Instant truth) {
    return clock.shows(truth);
  }

  private RecorderReport report(Instant at, String type, Fix fix, @Nullable String reason) {
    seq++;
    return new RecorderReport(
        id,
        at,
        clock.shows(at),
        seq,
        type,
        Integer.toString(epoch),
        recording,
        (int) Math.round(battery),
        (int) Math.round(storageFree),
        fix,
        reason);
  }

  private void drain(Instant at) {
    Instant before = last == null ? at : last;
    last = at;
    double hours = Duration.between(before, at).toMillis() / 3_600_000.0;
    double perHour = recording ? RECORDING_PERCENT_PER_HOUR : IDLE_PERCENT_PER_HOUR;
    battery = Math.max(1, battery - hours * perHour);
    if (recording) {
      storageFree = Math.max(0, storageFree - hours * 3600 * MEGABYTES_PER_SECOND);
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException("recorder " + id + " " + otherwise);
    }
  }
}
