package io.lintel.simulator.dock;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.town.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Writes footage as an MP4 file of two or three kilobytes that players open: one still picture that
 * is shown for the file's length, and the metadata. The same footage gives the same octets.
 */
public final class Mp4 {
  private static final Instant EPOCH = Instant.parse("1904-01-01T00:00:00Z");
  private static final int NEXT_TRACK = 3;
  private static final int UNDETERMINED = 0x55C4; // "und", five bits a letter
  private static final int ENABLED_IN_MOVIE = 3;

  private static final int FULL_VOLUME = 0x100;

  /** What a track holds. */
  private enum Kind {
    PICTURE(1, "vide", "VideoHandler"),
    SOUND(2, "soun", "SoundHandler");

    private final int id;
    private final String handler;
    private final String name;

    Kind(int id, String handler, String name) {
      this.id = id;
      this.handler = handler;
      this.name = name;
    }

    byte[] header() {
      return this == PICTURE
          ? Box.full("vmhd", 1, new Octets().zeros(8))
          : Box.full("smhd", 0, new Octets().zeros(4));
    }
  }

  private final Footage footage;
  private final long created;
  private final long ticks;

  private Mp4(Footage footage) {
    this.footage = footage;
    this.created = Duration.between(EPOCH, footage.created()).toSeconds();
    this.ticks = footage.declared().ticks();
  }

  public static byte[] of(Footage footage) {
    return new Mp4(footage).written();
  }

  private byte[] written() {
    byte[] type = Box.of("ftyp", new Octets().latin("isom").u32(0x200).latin("isomavc1").toArray());
    int dataBegins = type.length + 8;
    byte[] picture = StillPicture.sample(Dice.ofSeed(footage.picture()));
    byte[] sound = footage.sound() ? SoundTrack.sample() : new byte[0];
    Octets data = new Octets().all(picture).all(sound);
    SatelliteTrack satellites = new SatelliteTrack();
    satellites.write(footage.track(), data, dataBegins);
    byte[] seen = track(Kind.PICTURE, dataBegins, picture.length);
    byte[] heard =
        footage.sound()
            ? track(Kind.SOUND, dataBegins + picture.length, sound.length)
            : new byte[0];
    byte[] movie = Box.of("moov", header(), seen, heard, userData(), satellites.list());
    return new Octets().all(type).all(Box.of("mdat", data.toArray())).all(movie).toArray();
  }

  private byte[] header() {
    Octets times = times().u32(footage.declared().perSecond()).u32(ticks);
    times.u32(0x10000).u16(0x100).zeros(10); // speed 1, volume 1
    return Box.full("mvhd", 0, matrix(times).zeros(24).u32(NEXT_TRACK));
  }

  private byte[] track(Kind kind, int sampleAt, int sampleSize) {
    long side = kind == Kind.PICTURE ? (long) StillPicture.SIDE << 16 : 0;
    Octets head = times().u32(kind.id).u32(0).u32(ticks).zeros(12);
    head.u16(kind == Kind.SOUND ? FULL_VOLUME : 0).u16(0);
    matrix(head).u32(side).u32(side);
    byte[] media =
        Box.full(
            "mdhd",
            0,
            times().u32(footage.declared().perSecond()).u32(ticks).u16(UNDETERMINED).u16(0));
    byte[] handler =
        Box.full(
            "hdlr", 0, new Octets().u32(0).latin(kind.handler).zeros(12).latin(kind.name).u8(0));
    byte[] here = Box.full("url ", 1, new Octets());
    byte[] where = Box.of("dinf", Box.full("dref", 0, new Octets().u32(1).all(here)));
    byte[] information = Box.of("minf", kind.header(), where, samples(kind, sampleAt, sampleSize));
    return Box.of(
        "trak",
        Box.full("tkhd", ENABLED_IN_MOVIE, head),
        Box.of("mdia", media, handler, information));
  }

  /** One sample, shown or heard for the whole length. */
  private byte[] samples(Kind kind, int at, int size) {
    byte[] entry = kind == Kind.PICTURE ? picture() : SoundTrack.entry();
    return Box.of(
        "stbl",
        Box.full("stsd", 0, new Octets().u32(1).all(entry)),
        Box.full("stts", 0, new Octets().u32(1).u32(1).u32(ticks)),
        Box.full("stsc", 0, new Octets().u32(1).u32(1).u32(1).u32(1)),
        Box.full("stsz", 0, new Octets().u32(size).u32(1)),
        Box.full("stco", 0, new Octets().u32(1).u32(at)));
  }

  private static byte[] picture() {
    Octets entry = new Octets().zeros(6).u16(1).zeros(16);
    entry.u16(StillPicture.SIDE).u16(StillPicture.SIDE);
    entry.u32(0x480000).u32(0x480000).u32(0).u16(1).zeros(32).u16(0x18).u16(0xFFFF);
    return Box.of("avc1", entry.toArray(), Box.of("avcC", StillPicture.configuration()));
  }

  private byte[] userData() {
    byte[] place =
        footage.track().isEmpty()
            ? new byte[0]
            : text("©xyz", iso6709(footage.track().get(0).place()));
    String bound =
        "device=%s;user=%s;epoch=%d".formatted(footage.recorder(), footage.user(), footage.epoch());
    return Box.of("udta", place, text("©mod", footage.model()), text("©cmt", bound));
  }

  private static byte[] text(String type, String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    return Box.of(type, new Octets().u16(octets.length).u16(UNDETERMINED).all(octets).toArray());
  }

  private static String iso6709(Place place) {
    return String.format(Locale.ROOT, "%+08.4f%+09.4f/", place.lat(), place.lon());
  }

  /** Created and changed. */
  private Octets times() {
    return new Octets().u32(created).u32(created);
  }

  /** No rotation. */
  private static Octets matrix(Octets box) {
    return box.u32(0x10000).zeros(12).u32(0x10000).zeros(12).u32(0x40000000);
  }
}
