package io.lintel.gateway.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the identity of an observation is looked up: equal identities have equal keys, and an equal
 * key is not yet an equal identity; {@link #shared} decides.
 *
 * @param near the device's time, or its counter, as a number: observations made at about the same
 *     time lie close together, so that the index grows at its end and not all over
 * @param hash of the whole identity
 */
public record Identity(long near, long hash) {
  private static final int DIGITS_TO_THE_SECOND = 14;
  private static final ThreadLocal<MessageDigest> DIGEST =
      ThreadLocal.withInitial(Identity::newSha256);

  /**
   * Empty for an observation that says nothing of itself by which it could be known again, and for
   * statements of people's systems, which are compared with what stands before they come here: A,
   * then B, then A again are three entries.
   */
  public static Optional<Identity> of(Observation observation) {
    if (observation.kind() == Kind.VISIT || observation.kind() == Kind.CUSTODY) {
      return Optional.empty();
    }
    if (observation.identity() == null
        && observation.stated() == null
        && observation.sequence() == null) {
      return Optional.empty();
    }
    return Optional.of(new Identity(near(observation), hash(observation)));
  }

  /**
   * Where what contradicts an earlier report is looked up: by all it says, so that the second of
   * many contradictions is found as fast as the last.
   */
  public static Identity whole(Observation observation) {
    long hash = hash(observation);
    MessageDigest digest = sha256();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, hash));
    update(digest, observation.stated());
    update(digest, observation.epoch());
    Long sequence = observation.sequence();
    update(digest, sequence == null ? null : sequence.toString());
    digest.update(observation.body().toArray());
    return new Identity(near(observation), ByteBuffer.wrap(digest.digest()).getLong());
  }

  /** Whether both claim to be the same report of the same device. */
  public static boolean shared(Observation one, Observation other) {
    return one.kind() == other.kind()
        && one.device().equals(other.device())
        && Objects.equals(one.identity(), other.identity())
        && (one.identity() != null || sameClaim(one, other));
  }

  /**
   * Whether the later one adds nothing: the same identity, nothing said differently, and no proof
   * that the earlier one lacks.
   */
  public static boolean repeated(Observation earlier, Observation later) {
    return sameWords(earlier, later) && !proves(earlier, later);
  }

  /** Whether both say the same, whoever brought them. */
  public static boolean sameWords(Observation earlier, Observation later) {
    return shared(earlier, later)
        && sameClaim(earlier, later)
        && earlier.body().equals(later.body());
  }

  /** Whether the later one contradicts: what proved nothing cannot make a proven word doubtful. */
  public static boolean contradicted(Observation earlier, Observation later) {
    return shared(earlier, later) && !sameWords(earlier, later) && !proves(earlier, later);
  }

  private static boolean proves(Observation earlier, Observation later) {
    return later.voice().proven() && !earlier.voice().proven();
  }

  private static boolean sameClaim(Observation one, Observation other) {
    return Objects.equals(one.stated(), other.stated())
        && Objects.equals(one.sequence(), other.sequence())
        && Objects.equals(one.epoch(), other.epoch());
  }

  /**
   * The first 14 digits of the stated time, whatever its notation; the time need not be valid. The
   * identity of a reading names a poll, and begins with its time.
   */
  private static long near(Observation observation) {
    String identity = observation.identity();
    if (identity != null) {
      return observation.kind() == Kind.READING ? digits(identity) : 0;
    }
    String stated = observation.stated();
    return stated == null ? Objects.requireNonNullElse(observation.sequence(), 0L) : digits(stated);
  }

  private static long digits(String stated) {
    long number = 0;
    int digits = 0;
    for (int i = 0; i < stated.length() && digits < DIGITS_TO_THE_SECOND; i++) {
      char c = stated.charAt(i);
      if (c >= '0' && c <= '9') {
        number = number * 10 + (c - '0');
        digits++;
      }
    }
    return number;
  }

  private static long hash(Observation observation) {
    MessageDigest digest = sha256();
    digest.update((byte) observation.kind().code());
    update(digest, observation.device());
    if (observation.identity() != null) {
      update(digest, observation.identity());
    } else {
      update(digest, observation.stated());
      update(digest, observation.epoch());
      Long sequence = observation.sequence();
      if (sequence != null) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, sequence));
      }
    }
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  /** Length first, so that no two lists of fields look alike. */
  private static void update(MessageDigest digest, @Nullable String field) {
    if (field == null) {
      digest.update((byte) 0xFF);
      return;
    }
    byte[] octets = field.getBytes(StandardCharsets.UTF_8);
    digest.update((byte) octets.length);
    digest.update(octets);
  }

  /** Reset, and this thread's own: to ask for one each time costs as much as to use it. */
  private static MessageDigest sha256() {
    MessageDigest digest = DIGEST.get();
    digest.reset();
    return digest;
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
