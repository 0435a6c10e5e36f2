package io.lintel.gateway.identity;

import io.lintel.meter.wire.Bytes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The devices that can prove who they are: those of the configured file, and those that came by
 * import or by a code and are kept beside the journal. Where both name one, the file holds. Safe
 * for use from any thread; only {@link Keeping} writes, elsewhere.
 */
public final class Devices {
  private final Keeping keeping;
  private volatile Known known;

  /** Where devices that were added are kept. */
  public interface Keeping {
    /** Writes the whole list; completes once it is durable. Calls are carried out in order. */
    CompletableFuture<Void> keep(List<Device> devices);
  }

  /** Whether a device was added. */
  public enum Added {
    NEW,
    REPLACED,
    /** It is there already, and the same in everything. */
    UNCHANGED,
    /** It is there already with another secret or another reach, and was not to be replaced. */
    KNOWN,
    /** The configured file names it: only who writes that file changes it. */
    IN_FILE,
    /** Another device has this certificate, or the limit is reached. */
    NO_ROOM
  }

  /** One state of knowledge; never changed. */
  private record Known(
      Map<String, Device> file,
      Map<String, Device> kept,
      Map<String, Device> byCertificate,
      Map<String, Integer> namesakes) {
    static Known of(Map<String, Device> file, Map<String, Device> kept) {
      Map<String, Device> byCertificate = new HashMap<>();
      Map<String, Integer> namesakes = new HashMap<>();
      Map<String, Device> all = new HashMap<>(kept);
      all.putAll(file);
      for (Device device : all.values()) {
        namesakes.merge(device.id(), 1, Integer::sum);
        if (device.certificate() != null) {
          byCertificate.put(device.certificate(), device);
        }
      }
      return new Known(Map.copyOf(file), Map.copyOf(kept), byCertificate, namesakes);
    }

    @Nullable Device one(String name) {
      Device device = file.get(name);
      return device == null ? kept.get(name) : device;
    }
  }

  /**
   * @param file those of the configured file
   * @param kept those that were kept
   */
  public Devices(Collection<Device> file, Collection<Device> kept, Keeping keeping) {
    this.keeping = keeping;
    this.known = Known.of(byName(file), byName(kept));
  }

  private static Map<String, Device> byName(Collection<Device> devices) {
    Map<String, Device> byName = new HashMap<>();
    devices.forEach(device -> byName.put(device.name(), device));
    return byName;
  }

  /** The configured file says this now. */
  public synchronized void file(Collection<Device> devices) {
    known = Known.of(byName(devices), known.kept());
  }

  public Optional<Device> one(String name) {
    return Optional.ofNullable(known.one(name));
  }

  boolean has(SpeakerKind kind, String id) {
    return known.one(Device.word(kind) + "/" + id) != null;
  }

  /** {@code meter/G-1}, or {@code G-1} where no other kind has that id. */
  Optional<Device> byLogin(String username) {
    Known now = known;
    Device device = now.one(username);
    if (device != null || now.namesakes().getOrDefault(username, 0) != 1) {
      return Optional.ofNullable(device);
    }
    for (SpeakerKind kind : SpeakerKind.values()) {
      Device found = now.one(Device.word(kind) + "/" + username);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  Optional<Device> byCertificate(String subject) {
    return Optional.ofNullable(known.byCertificate().get(subject));
  }

  public int size() {
    Known now = known;
    return now.file().size()
        + (int) now.kept().keySet().stream().filter(name -> !now.file().containsKey(name)).count();
  }

  /** All, by name. */
  public List<Device> all() {
    Known now = known;
    Map<String, Device> all = new HashMap<>(now.kept());
    all.putAll(now.file());
    List<Device> sorted = new ArrayList<>(all.values());
    sorted.sort((one, other) -> one.name().compareTo(other.name()));
    return sorted;
  }

  public boolean isInFile(Device device) {
    return known.file().containsKey(device.name());
  }

  /**
   * @param outcomes one for each device, in order
   * @param kept completes once the new list is durable; at once if nothing changed
   */
  public record Change(List<Added> outcomes, CompletableFuture<Void> kept) {}

  /** What {@link #add} would answer now; nothing is changed. */
  public synchronized List<Added> preview(List<Device> devices, boolean replace) {
    return outcomes(devices, replace, new HashMap<>(known.kept()));
  }

  /** Adds what is not known yet, or replaces it too; heeded at once, durable a moment later. */
  public synchronized Change add(List<Device> devices, boolean replace) {
    Map<String, Device> next = new HashMap<>(known.kept());
    List<Added> outcomes = outcomes(devices, replace, next);
    boolean changed = outcomes.contains(Added.NEW) || outcomes.contains(Added.REPLACED);
    return new Change(outcomes, changed ? use(next) : CompletableFuture.completedFuture(null));
  }

  /**
   * @param next those that are kept; what is added goes there
   */
  private List<Added> outcomes(List<Device> devices, boolean replace, Map<String, Device> next) {
    List<Added> outcomes = new ArrayList<>(devices.size());
    Map<String, String> certificates = new HashMap<>();
    known.byCertificate().forEach((subject, device) -> certificates.put(subject, device.name()));
    for (Device device : devices) {
      Added outcome = outcome(device, next, certificates, replace);
      outcomes.add(outcome);
      if (outcome == Added.NEW || outcome == Added.REPLACED) {
        next.put(device.name(), device);
        if (device.certificate() != null) {
          certificates.put(device.certificate(), device.name());
        }
      }
    }
    return outcomes;
  }

  private Added outcome(
      Device device, Map<String, Device> next, Map<String, String> certificates, boolean replace) {
    Device before = known.file().getOrDefault(device.name(), next.get(device.name()));
    if (device.equals(before)) {
      return Added.UNCHANGED;
    }
    if (known.file().containsKey(device.name())) {
      return Added.IN_FILE;
    }
    String owner = device.certificate() == null ? null : certificates.get(device.certificate());
    if (owner != null && !owner.equals(device.name())) {
      return Added.NO_ROOM;
    }
    if (next.containsKey(device.name())) {
      return replace ? Added.REPLACED : Added.KNOWN;
    }
    return next.size() >= DeviceList.MOST_DEVICES ? Added.NO_ROOM : Added.NEW;
  }

  /** Empty if no such device was kept; else completes once it is gone for good. */
  public synchronized Optional<CompletableFuture<Void>> remove(String name) {
    Map<String, Device> next = new HashMap<>(known.kept());
    return next.remove(name) == null ? Optional.empty() : Optional.of(use(next));
  }

  private CompletableFuture<Void> use(Map<String, Device> kept) {
    known = Known.of(known.file(), kept);
    List<Device> sorted = new ArrayList<>(kept.values());
    sorted.sort((one, other) -> one.name().compareTo(other.name()));
    return keeping.keep(sorted);
  }

  /** The speaker that {@code device} is, as long as it stands as it does now. */
  Speaker speaker(Device device) {
    return new Speaker(device.name(), device.kind(), true, new DeviceReach(this, device));
  }

  private record DeviceReach(Devices devices, Device device) implements Reach {
    @Override
    public boolean meter(String id) {
      return device.speaksFor(SpeaksFor.Of.METER, id) && stands();
    }

    @Override
    public boolean recorder(String id) {
      return device.speaksFor(SpeaksFor.Of.RECORDER, id) && stands();
    }

    @Override
    public boolean technician(String id) {
      return device.speaksFor(SpeaksFor.Of.TECHNICIAN, id) && stands();
    }

    @Override
    public boolean anyTechnician() {
      return device.speaksForAny(SpeaksFor.Of.TECHNICIAN) && stands();
    }

    @Override
    public boolean stands() {
      return device.equals(devices.known.one(device.name()));
    }
  }

  /**
   * Who speaks through a broker of the operator's own, which tells nobody who published.
   *
   * @param vouched whether the broker lets only those publish who have proven who they are
   */
  public Speaker behindBroker(boolean vouched) {
    return vouched
        ? new Speaker("broker", SpeakerKind.RELAY, true, Reach.EVERYTHING)
        : new Speaker("broker", SpeakerKind.ANYBODY, false, strangers());
  }

  /** For who proved nothing: everybody who has no secret or certificate of their own. */
  Reach strangers() {
    return new Strangers(this);
  }

  private record Strangers(Devices devices) implements Reach {
    @Override
    public boolean meter(String id) {
      return !devices.has(SpeakerKind.METER, id);
    }

    @Override
    public boolean recorder(String id) {
      return !devices.has(SpeakerKind.RECORDER, id);
    }

    @Override
    public boolean technician(String id) {
      return !devices.has(SpeakerKind.PHONE, id);
    }

    @Override
    public boolean anyTechnician() {
      return true;
    }
  }

  /** Whether {@code secret} is that of {@code device}. */
  static boolean knows(Device device, @Nullable Bytes secret) {
    String digest = device.secretDigest();
    return digest != null && secret != null && DeviceSecret.isDigestOf(digest, secret);
  }
}
