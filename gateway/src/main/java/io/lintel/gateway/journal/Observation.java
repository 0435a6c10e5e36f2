package io.lintel.gateway.journal;

import io.lintel.meter.wire.Bytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Anything a device or a person reported, in the one form in which it enters the journal.
 *
 * <p>Identity is (device, kind, stated, sequence, epoch), for a step (device, kind, the step's id
 * in {@code sequence}'s place, see {@link #identity}); an observation with the identity
 * <em>and</em> the body of an earlier one is a duplicate, one with another body is kept and flagged
 * as a conflict.
 *
 * @param kind what it is about
 * @param source where it came in: {@code mqtt}, {@code coap}, {@code http}, {@code
 *     line:north-riser}
 * @param device who reports: a meter's, recorder's, technician's or visit's id
 * @param stated the device's time exactly as the device wrote it, or null
 * @param sequence the device's own counter, or null
 * @param epoch the device's power epoch, or null where it does not count them
 * @param identity a further part of the identity (a step's uuid), or null
 * @param received when the gateway took it in, by the gateway's clock, to the microsecond
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
    Bytes body,
    Bytes raw) {
  public Observation {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(received, "received");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(raw, "raw");
  }
}
