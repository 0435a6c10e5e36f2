package io.lintel.gateway.intake;

import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Text;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.meter.wire.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** A payload that could not be taken, or not in whole, as the journal keeps it. */
final class Rejections {
  private static final int GUESS_CHARS = 64;
  private static final HexFormat HEX = HexFormat.of();

  private Rejections() {}

  static Observation of(
      Kind meant, String device, byte[] payload, List<Problem> problems, Arrival arrival) {
    Fields body =
        new Fields()
            .with("kind", new Text(meant.name()))
            .with("length", new Text(Integer.toString(payload.length)))
            .with("reason", new Text(reason(problems)))
            .with("where", new Text(arrival.where()));
    return new Observation(
        Kind.REJECTED,
        arrival.source(),
        device.length() <= GUESS_CHARS ? device : device.substring(0, GUESS_CHARS),
        null,
        null,
        null,
        sha256(payload),
        arrival.received(),
        arrival.speaker().voice(),
        CanonicalJson.bytes(body),
        Bytes.of(payload, 0, Math.min(payload.length, Limits.KEPT_OF_REJECTED_BYTES)));
  }

  private static String reason(List<Problem> problems) {
    String told =
        problems.stream()
            .limit(Limits.PROBLEMS_TOLD)
            .map(Problem::toString)
            .collect(Collectors.joining("; "));
    int more = problems.size() - Limits.PROBLEMS_TOLD;
    return more > 0 ? told + "; and " + more + " more" : told;
  }

  static String sha256(byte[] payload) {
    try {
      return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
