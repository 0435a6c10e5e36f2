package io.lintel.simulator.dock;

import io.lintel.simulator.chance.Dice;

/**
 * One intra-coded H.264 picture of 32 × 32 pixels whose macroblocks hold their samples as they are
 * (I_PCM, ITU-T H.264 7.3.5), so that no encoder is needed and every decoder shows it.
 */
final class StillPicture {
  static final int SIDE = 32;

  private static final int MACROBLOCK = 16;
  private static final int MACROBLOCKS = SIDE / MACROBLOCK * (SIDE / MACROBLOCK);
  private static final int LUMA = 256;
  private static final int CHROMA = 128;
  private static final int BASELINE = 66;
  private static final int LEVEL_1 = 10;
  private static final int I_PCM = 25;

  private static final int SEQUENCE_UNIT = 0x67;
  private static final int PICTURE_UNIT = 0x68;
  private static final int WHOLE_PICTURE_UNIT = 0x65;

  private StillPicture() {}

  /** What a player must know of the stream before the first picture ({@code avcC}). */
  static byte[] configuration() {
    byte[] sequence = unit(SEQUENCE_UNIT, sequence());
    byte[] picture = unit(PICTURE_UNIT, picture());
    return new Octets()
        .u8(1)
        .u8(BASELINE)
        .u8(0xC0)
        .u8(LEVEL_1)
        .u8(0xFF) // lengths of four octets
        .u8(0xE1) // one sequence parameter set
        .u16(sequence.length)
        .all(sequence)
        .u8(1)
        .u16(picture.length)
        .all(picture)
        .toArray();
  }

  /** The picture as a sample: a length, then the unit. Its greys are drawn. */
  static byte[] sample(Dice dice) {
    Bits slice =
        new Bits()
            .unsigned(0) // first macroblock
            .unsigned(7) // all slices of the picture are I
            .unsigned(0) // picture parameter set
            .bits(0, 4) // frame number
            .unsigned(0) // id of this whole picture
            .bits(0, 2) // neither hidden nor kept for long
            .unsigned(0); // no change of the quantiser
    for (int i = 0; i < MACROBLOCKS; i++) {
      slice.unsigned(I_PCM).aligned();
      for (int sample = 0; sample < LUMA; sample++) {
        slice.octet(dice.whole(0x30, 0xC0));
      }
      for (int sample = 0; sample < CHROMA; sample++) {
        slice.octet(0x80);
      }
    }
    byte[] unit = unit(WHOLE_PICTURE_UNIT, slice.stopped());
    return new Octets().u32(unit.length).all(unit).toArray();
  }

  private static byte[] sequence() {
    return new Bits()
        .octet(BASELINE)
        .octet(0xC0)
        .octet(LEVEL_1)
        .unsigned(0) // id
        .unsigned(0) // frame numbers of four bits
        .unsigned(2) // shown in the order of decoding
        .unsigned(0) // reference frames
        .bit(0)
        .unsigned(SIDE / MACROBLOCK - 1)
        .unsigned(SIDE / MACROBLOCK - 1)
        .bit(1) // frames, not fields
        .bit(1)
        .bit(0) // not cropped
        .bit(0)
        .stopped();
  }

  private static byte[] picture() {
    return new Bits()
        .unsigned(0)
        .unsigned(0)
        .bits(0, 2) // CAVLC; no field order
        .unsigned(0) // one slice group
        .unsigned(0)
        .unsigned(0)
        .bits(0, 3) // no weighting
        .unsigned(0) // quantisers as preset
        .unsigned(0)
        .unsigned(0)
        .bits(0, 3) // no deblocking control, no constraint, nothing redundant
        .stopped();
  }

  /** Header and payload; an octet 3 keeps payload from looking like the beginning of a unit. */
  private static byte[] unit(int header, byte[] payload) {
    Octets unit = new Octets().u8(header);
    int zeros = 0;
    for (byte octet : payload) {
      if (zeros >= 2 && (octet & 0xFF) <= 3) {
        unit.u8(3);
        zeros = 0;
      }
      unit.u8(octet);
      zeros = octet == 0 ? zeros + 1 : 0;
    }
    return unit.toArray();
  }
}
