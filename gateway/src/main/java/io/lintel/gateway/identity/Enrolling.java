package io.lintel.gateway.identity;

import io.lintel.gateway.identity.Admission.Admitted;
import io.lintel.gateway.identity.Admission.Ground;
import io.lintel.gateway.identity.Admission.Refused;
import io.lintel.gateway.wording.WireId;
import io.lintel.meter.wire.Bytes;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Devices that come with a code and leave with a secret of their own, once each. */
public final class Enrolling {
  private final Devices devices;
  private final Enrolment enrolment;
  private final SecureRandom random;
  private final Heard heard;

  /** What is told to the journal. */
  public interface Heard {
    /**
     * @param event {@code enrolled}, {@code enrolment_refused} …
     * @param detail never holds a secret or a code
     */
    void happened(String event, String detail);
  }

  /** Who wants to be whom. */
  public record Login(SpeakerKind kind, String id) {
    public String name() {
      return Device.word(kind) + "/" + id;
    }
  }

  /**
   * How an enrolment ended.
   *
   * @param secret the device's from now on; null if it is refused
   * @param refused why not; null if it is enrolled
   * @param kept completes once the device is kept for good
   */
  public record Ended(
      @Nullable String secret, @Nullable Refused refused, CompletableFuture<Void> kept) {
    static Ended no(Ground ground, String why) {
      return new Ended(null, new Refused(ground, why), CompletableFuture.completedFuture(null));
    }
  }

  public Enrolling(Devices devices, Enrolment enrolment, SecureRandom random, Heard heard) {
    this.devices = devices;
    this.enrolment = enrolment;
    this.random = random;
    this.heard = heard;
  }

  /** What {@code meter/G-1} says; empty for anything else. */
  public static Optional<Login> login(String username) {
    int slash = username.indexOf('/');
    if (slash < 0 || !WireId.fits(username.substring(slash + 1))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Login(Device.kind(username.substring(0, slash)), username.substring(slash + 1)));
    } catch (IllegalArgumentException noKind) {
      return Optional.empty();
    }
  }

  /** A connection with {@code CODE:SECRET} as password: the device chose its secret itself. */
  Admission byCode(Login login, @Nullable Bytes password) {
    String text = password == null ? "" : Door.text(password);
    int colon = text.indexOf(':');
    if (!enrolment.anyOpen() || colon < 0) {
      return Door.refused(
          login.name()
              + " is not enrolled; import it, or open an enrolment window and let it show"
              + " CODE:SECRET as its password");
    }
    Ended ended = enrol(login, text.substring(0, colon), text.substring(colon + 1));
    if (ended.refused() != null) {
      return ended.refused();
    }
    return devices
        .one(login.name())
        .<Admission>map(device -> new Admitted(devices.speaker(device)))
        .orElseGet(() -> Door.refused(login.name() + " was revoked at once"));
  }

  /**
   * @param secret the device's own choice, or null: one is made
   */
  public synchronized Ended enrol(Login login, String code, @Nullable String secret) {
    if (devices.one(login.name()).isPresent()) {
      return no(
          login, Ground.BAD_CREDENTIALS, login.name() + " is enrolled already; revoke it first");
    }
    String own = secret == null ? DeviceSecret.fresh(random) : secret;
    String digest;
    try {
      digest = DeviceSecret.digestOf(own);
    } catch (IllegalArgumentException weak) {
      return no(login, Ground.BAD_CREDENTIALS, String.valueOf(weak.getMessage()));
    }
    switch (enrolment.redeem(login.kind(), code)) {
      case WRONG -> {
        return no(
            login, Ground.BAD_CREDENTIALS, "the code is wrong, or its enrolment window is closed");
      }
      case TOO_MANY_ATTEMPTS -> {
        return Ended.no(
            Ground.TOO_MANY_ATTEMPTS, "too many wrong codes of late; try again in a minute");
      }
      default -> {}
    }
    Devices.Change change =
        devices.add(
            List.of(new Device(login.kind(), login.id(), digest, null, SpeaksFor.NOBODY)), false);
    if (change.outcomes().get(0) != Devices.Added.NEW) {
      return no(login, Ground.BAD_CREDENTIALS, login.name() + " cannot be enrolled");
    }
    heard.happened("enrolled", login.name());
    return new Ended(own, null, change.kept());
  }

  private Ended no(Login login, Ground ground, String why) {
    heard.happened("enrolment_refused", login.name() + ": " + why);
    return Ended.no(ground, why);
  }
}
