package io.lintel.simulator.dock;

import io.lintel.meter.wire.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One file on a recorder.
 *
 * @param take which it is a part of
 * @param begin in truth, prebuffer included
 * @param shown what a station's record says of when it began, by the recorder's clock
 */
public record RecordedFile(
    String name, Take take, Instant begin, Instant shown, Footage footage, Bytes octets) {
  static RecordedFile of(String name, Take take, Instant begin, Instant shown, Footage footage) {
    return new RecordedFile(name, take, begin, shown, footage, Bytes.of(Mp4.of(footage)));
  }

  /** Another content under the same name: what a recorder leaves that ran out of storage. */
  public RecordedFile overwritten() {
    Footage other =
        new Footage(
            footage.recorder(),
            footage.user(),
            footage.model(),
            footage.epoch(),
            footage.created(),
            footage.length(),
            footage.declared(),
            footage.sound(),
            footage.track(),
            ~footage.picture());
    return of(name, take, begin, shown, other);
  }

  /** The same with another length in its header. */
  public RecordedFile declaring(Footage.Declared length) {
    return of(name, take, begin, shown, footage.declaring(length));
  }

  /** In truth. */
  public Instant end() {
    return begin.plus(footage.length());
  }

  /** In hex. */
  public String sha256() {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(octets.toArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
