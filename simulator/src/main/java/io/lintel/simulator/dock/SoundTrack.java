package io.lintel.simulator.dock;

/**
 * Silence as one AAC frame (ISO/IEC 14496-3, low complexity, one channel): a recorder that hears
 * writes a sound track, a muted one writes none.
 */
final class SoundTrack {
  /** Nothing is coded in it; every decoder makes 1024 zeros of it. */
  private static final byte[] SILENCE = {0x00, (byte) 0xC8, 0x00, (byte) 0x80, 0x23, (byte) 0x80};

  private static final int SAMPLE_RATE = 16_000;

  /** Low complexity, 16 kHz, one channel. */
  private static final byte[] CONFIGURATION = {0x14, 0x08};

  private static final int ELEMENTARY_STREAM = 3;
  private static final int DECODER = 4;
  private static final int DECODER_SPECIFIC = 5;
  private static final int SYNCHRONISATION = 6;
  private static final int AAC = 0x40;
  private static final int SOUND = 0x15;

  private SoundTrack() {}

  static byte[] sample() {
    return SILENCE.clone();
  }

  /** The entry that describes the samples. */
  static byte[] entry() {
    Octets entry = new Octets().zeros(6).u16(1).zeros(8);
    entry.u16(1).u16(16).zeros(4).u32((long) SAMPLE_RATE << 16);
    byte[] decoder =
        new Octets()
            .u8(AAC)
            .u8(SOUND)
            .zeros(3)
            .u32(0)
            .u32(0)
            .all(descriptor(DECODER_SPECIFIC, CONFIGURATION))
            .toArray();
    byte[] stream =
        new Octets()
            .u16(2)
            .u8(0)
            .all(descriptor(DECODER, decoder))
            .all(descriptor(SYNCHRONISATION, new byte[] {2}))
            .toArray();
    byte[] description =
        Box.full("esds", 0, new Octets().all(descriptor(ELEMENTARY_STREAM, stream)));
    return Box.of("mp4a", entry.toArray(), description);
  }

  private static byte[] descriptor(int tag, byte[] content) {
    return new Octets().u8(tag).u8(content.length).all(content).toArray();
  }
}
