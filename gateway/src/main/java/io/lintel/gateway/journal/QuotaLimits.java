package io.lintel.gateway.journal;

/**
 * What one device may send, and how much of the disk is kept for evidence.
 *
 * @param burst observations of one device that are taken at once, however fast they come
 * @param perSecond observations by which that grows again
 * @param burstBytes the same in bytes of body and raw payload
 * @param bytesPerSecond the same
 * @param reserveBytes of the disk below which heartbeats, positions and rejected payloads are
 *     refused, so that what is left goes to readings, steps and recordings; a twentieth of the disk
 *     where that is less
 */
public record QuotaLimits(
    long burst, long perSecond, long burstBytes, long bytesPerSecond, long reserveBytes) {
  /** A recorder that was away for weeks is let in; a device that sends without end is not. */
  public static final QuotaLimits DEFAULT =
      new QuotaLimits(200_000, 200, 128L << 20, 256L << 10, 1L << 30);

  public QuotaLimits {
    if (burst < 1 || perSecond < 1 || burstBytes < 1 || bytesPerSecond < 1 || reserveBytes < 0) {
      throw new IllegalArgumentException(
          "quotas must be positive: "
              + burst
              + ", "
              + perSecond
              + ", "
              + burstBytes
              + ", "
              + bytesPerSecond
              + ", "
              + reserveBytes);
    }
  }
}
