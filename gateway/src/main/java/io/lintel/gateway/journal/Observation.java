package io.lintel.gateway.journal;

import io.lintel.meter.wire.Bytes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Anything a device or a person reported, in the one form in which it enters the journal.
 *
 * <p>Where {@link #identity} is given, (kind, device, identity) identifies the observation; else
 * (kind, device, stated, sequence, epoch). One that repeats the identity and everything else that
 * was stated is a duplicate, one that says something else under the same identity is kept and
 * flagged as a conflict. An observation with neither identity nor stated nor sequence can never be
 * known again: it is always new, so whoever makes one (a poll of a meter without a clock) gives it
 * an identity if it can come twice.
 *
 * <p>Proof counts in this ({@link Voice}): what proved nothing can neither swallow the proven
 * original as its repetition nor put it into conflict. See {@link Identity#repeated}.
 *
 * @param kind what it is about
 * @param source where it came in: {@code mqtt}, {@code coap}, {@code http}, {@code
 *     line:north-riser}
 * @param device who reports: a meter's, recorder's, technician's or visit's id
 * @param stated the device's time exactly as the device wrote it, or null
 * @param sequence the device's own counter, or null
 * @param epoch the device's power epoch, or null where it does not count them
 * @param identity a further part of the identity (a step's uuid), or null
 * @param received when the gateway took it in, by the gateway's clock, cut to the microsecond: what
 *     is read from memory and from disk is the same
 * @param voice who brought it
 * @param body canonical JSON (keys sorted, no blanks), UTF-8, without the parts above
 * @param raw the bytes as they came, or empty where body says it all
 */
public record Observation(
    Kind kind,
    String source,
    String device,
    @Nullable String stated,
    @Nullable Long sequence,
    @Nullable String epoch,
    @Nullable String identity,
    Instant received,
    Voice voice,
    Bytes body,
    Bytes raw) {
  public Observation {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(device, "device");
    received = received.truncatedTo(ChronoUnit.MICROS);
    Objects.requireNonNull(voice, "voice");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(raw, "raw");
  }

  /** What the gateway itself says: of its own life, of its lines, of what it was told to do. */
  public Observation(
      Kind kind,
      String source,
      String device,
      @Nullable String stated,
      @Nullable Long sequence,
      @Nullable String epoch,
      @Nullable String identity,
      Instant received,
      Bytes body,
      Bytes raw) {
    this(kind, source, device, stated, sequence, epoch, identity, received, Voice.OWN, body, raw);
  }
}
