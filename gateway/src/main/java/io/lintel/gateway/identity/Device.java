package io.lintel.gateway.identity;

import io.lintel.gateway.wording.WireId;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * A device that can prove who it is.
 *
 * @param kind {@code METER}, {@code RECORDER}, {@code PHONE} or {@code RELAY}
 * @param id a phone's is its technician's
 * @param secretDigest SHA-256 of its secret in hexadecimal; null where it has a certificate only
 * @param certificate its subject, RFC 2253; null where it has a secret only
 * @param speaksFor whom else it may speak for
 */
public record Device(
    SpeakerKind kind,
    String id,
    @Nullable String secretDigest,
    @Nullable String certificate,
    SpeaksFor speaksFor) {
  /** Shorter ones could be guessed from their digest. */
  public static final int SHORTEST_SECRET = 16;

  public static final int LONGEST_SECRET = 128;

  private static final String DIGEST = "[0-9a-f]{64}";

  /**
   * @throws IllegalArgumentException with what was expected and found
   */
  public Device {
    if (!WireId.fits(id)) {
      throw new IllegalArgumentException("expected " + WireId.EXPECTED + ", found '" + id + "'");
    }
    if (secretDigest == null && certificate == null) {
      throw new IllegalArgumentException("expected a secret's digest or a certificate's subject");
    }
    if (secretDigest != null && !secretDigest.matches(DIGEST)) {
      throw new IllegalArgumentException(
          "expected SHA-256 of the secret as 64 hexadecimal digits in lower case");
    }
    if (certificate != null) {
      certificate = subject(certificate);
    }
    if (kind == SpeakerKind.RELAY && speaksFor.names().isEmpty()) {
      throw new IllegalArgumentException(
          "expected whom the relay speaks for, such as meter:G-* (column speaks_for)");
    }
  }

  /** The kinds a device can be of. */
  public static SpeakerKind kind(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "meter" -> SpeakerKind.METER;
      case "recorder" -> SpeakerKind.RECORDER;
      case "phone" -> SpeakerKind.PHONE;
      case "relay" -> SpeakerKind.RELAY;
      default ->
          throw new IllegalArgumentException(
              "expected meter, recorder, phone or relay, found '" + word.strip() + "'");
    };
  }

  /** Equal for equal subjects, however they are written. */
  static String subject(String text) {
    try {
      return new X500Principal(text).getName();
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "expected a certificate's subject such as CN=G-1,O=Utility, found '" + text + "'", wrong);
    }
  }

  static String word(SpeakerKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** As it signs in and as the journal names it: {@code meter/G-1}. */
  public String name() {
    return word(kind) + "/" + id;
  }

  boolean speaksFor(SpeaksFor.Of of, String other) {
    return (of == itself() && id.equals(other)) || speaksFor.has(of, other);
  }

  boolean speaksForAny(SpeaksFor.Of of) {
    return of == itself() || speaksFor.hasAny(of);
  }

  private SpeaksFor.@Nullable Of itself() {
    return switch (kind) {
      case METER -> SpeaksFor.Of.METER;
      case RECORDER -> SpeaksFor.Of.RECORDER;
      case PHONE -> SpeaksFor.Of.TECHNICIAN;
      default -> null;
    };
  }
}
