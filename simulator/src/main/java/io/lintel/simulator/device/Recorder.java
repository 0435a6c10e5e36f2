package io.lintel.simulator.device;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A body-worn recorder. It is told what is done to it, in the order of time, and answers with the
 * report it would send; asking for what its state forbids is a mistake of the caller's. Its battery
 * and its storage run out by themselves: {@link #next} foretells it.
 *
 * <p>Its counter lives through a loss of power; its epoch counts them.
 */
public final class Recorder {
  private static final String STARTED = "recording_started";
  private static final double BATTERY_IS_LOW = 20;
  private static final double STORAGE_IS_LOW = 0.05;

  private final String id;
  private final RecorderModel model;
  private DeviceClock clock;
  private boolean powered;
  private boolean recording;
  private boolean saidBatteryLow;
  private boolean saidStorageLow;
  private long seq;
  private int epoch;
  private double battery = 100;
  private double storageFree;
  private @Nullable Instant last;
  private Instant on = Instant.MIN;

  public Recorder(String id, RecorderModel model, DeviceClock clock) {
    this.id = id;
    this.model = model;
    this.clock = clock;
    this.storageFree = model.storageMegabytes() * (1 - model.used());
    this.saidStorageLow = storageIsLow();
  }

  /** What a recorder does of itself, and when, if nobody presses anything before. */
  public record Prospect(Instant at, Change change) {}

  /** What befalls a recorder without anybody's hand. */
  public enum Change {
    BATTERY_LOW,
    BATTERY_EMPTY,
    STORAGE_LOW,
    STORAGE_FULL
  }

  public RecorderModel model() {
    return model;
  }

  /** Counts the times it was switched on. */
  public int epoch() {
    return epoch;
  }

  public boolean powered() {
    return powered;
  }

  public boolean recording() {
    return recording;
  }

  /** Whether there is room for as much as a second of recording. */
  public boolean full() {
    return storageFree * 3600 < model.megabytesPerHour();
  }

  /** Somebody or something sets the clock. */
  public void set(DeviceClock clock) {
    this.clock = clock;
  }

  /** With a full battery, as from the charger or with a fresh one. */
  public RecorderReport powerOn(Instant at, Fix fix) {
    require(!powered, "is on already");
    powered = true;
    on = at;
    epoch++;
    battery = 100;
    saidBatteryLow = false;
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
    require(powered && !recording && !full(), "cannot start recording");
    drain(at);
    recording = true;
    return report(at, STARTED, fix, null);
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

  /** What it will do next of itself; empty while it is off. */
  public Optional<Prospect> next() {
    Instant now = last;
    if (!powered || now == null) {
      return Optional.empty();
    }
    double perHour = model.percentPerHour(recording);
    List<Prospect> prospects = new ArrayList<>();
    if (!saidBatteryLow) {
      prospects.add(in((battery - BATTERY_IS_LOW) / perHour, now, Change.BATTERY_LOW));
    }
    prospects.add(in(battery / perHour, now, Change.BATTERY_EMPTY));
    if (recording) {
      double low = model.storageMegabytes() * STORAGE_IS_LOW;
      if (!saidStorageLow) {
        prospects.add(in((storageFree - low) / model.megabytesPerHour(), now, Change.STORAGE_LOW));
      }
      prospects.add(in(storageFree / model.megabytesPerHour(), now, Change.STORAGE_FULL));
    }
    return prospects.stream().min(Comparator.comparing(Prospect::at));
  }

  private static Prospect in(double hours, Instant now, Change change) {
    long millis = Math.round(Math.max(0, hours) * 3_600_000);
    return new Prospect(now.plusMillis(millis), change);
  }

  /** It comes as {@link #next} foretold. */
  public RecorderReport happens(Prospect prospect, Fix fix) {
    Instant at = prospect.at();
    return switch (prospect.change()) {
      case BATTERY_EMPTY -> batteryDies(at, fix);
      case BATTERY_LOW -> {
        drain(at);
        saidBatteryLow = true;
        yield report(at, "battery_low", fix, null);
      }
      case STORAGE_LOW -> {
        drain(at);
        saidStorageLow = true;
        yield report(at, "storage_low", fix, null);
      }
      case STORAGE_FULL -> {
        drain(at);
        storageFree = 0;
        recording = false;
        yield report(at, "recording_stopped", fix, "storage");
      }
    };
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
        reason,
        type.equals(STARTED) && !model.prebuffer().isZero() ? buffered(at) : null);
  }

  /** Not from before it was switched on, to the second. */
  private Duration buffered(Instant at) {
    Instant full = at.minus(model.prebuffer());
    return full.isBefore(on)
        ? Duration.between(on, at).truncatedTo(ChronoUnit.SECONDS)
        : model.prebuffer();
  }

  private void drain(Instant at) {
    Instant before = last == null ? at : last;
    last = at;
    double hours = Duration.between(before, at).toMillis() / 3_600_000.0;
    battery = Math.max(0, battery - hours * model.percentPerHour(recording));
    if (recording) {
      storageFree = Math.max(0, storageFree - hours * model.megabytesPerHour());
    }
  }

  private boolean storageIsLow() {
    return storageFree <= model.storageMegabytes() * STORAGE_IS_LOW;
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException("recorder " + id + " " + otherwise);
    }
  }
}
