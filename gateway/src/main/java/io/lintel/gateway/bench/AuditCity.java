package io.lintel.gateway.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A city's days as columns: what recorders said, and where technicians were. Drawn from a seed,
 * each technician's day by itself, so that a part of a city is a part of the larger city.
 *
 * <p>Days stand one after another: the events of day {@code d} are those from {@code d} times
 * {@link #EVENTS} on, and its visits likewise; the days of a technician follow each other. Times
 * are microseconds since 1970 by the true clock; a day's recorder is off by {@link #skew}.
 */
final class AuditCity {
  /** What a recorder says in a technician's day. */
  static final int EVENTS = 200;

  static final int VISITS = 20;

  static final byte POWER_ON = 0;
  static final byte STARTED = 1;
  static final byte STOPPED = 2;
  static final byte BEAT_IDLE = 3;
  static final byte BEAT_RECORDING = 4;

  /** For {@link #eventLat}: the event has no position. */
  static final int NOWHERE = Integer.MIN_VALUE;

  private static final long SECOND = 1_000_000L;
  private static final long DAY = 86_400 * SECOND;

  /** 2026-03-02 at 08:00 in China. */
  private static final long FIRST_MORNING = 1_772_409_600L * SECOND;

  /** From one arrival to the next. */
  private static final int VISIT_SECONDS = 1_500;

  /** A hundredth of a degree is about a kilometre. */
  private static final int MICRODEGREES_APART = 3_000;

  private static final int EVERY_THIRD = 3;

  final int technicians;
  final int days;
  final long[] eventAt;
  final int[] eventDelay;
  final byte[] eventKind;
  final int[] eventLat;
  final int[] eventLon;
  final long[] arrived;
  final int[] knockedAfter;
  final int[] enteredAfter;
  final int[] leftAfter;
  final int[] visitLat;
  final int[] visitLon;
  final int[] skew;

  private AuditCity(int technicians, int days) {
    this.technicians = technicians;
    this.days = days;
    int events = Math.multiplyExact(technicianDays(), EVENTS);
    int visits = Math.multiplyExact(technicianDays(), VISITS);
    eventAt = new long[events];
    eventDelay = new int[events];
    eventKind = new byte[events];
    eventLat = new int[events];
    eventLon = new int[events];
    arrived = new long[visits];
    knockedAfter = new int[visits];
    enteredAfter = new int[visits];
    leftAfter = new int[visits];
    visitLat = new int[visits];
    visitLon = new int[visits];
    skew = new int[technicianDays()];
  }

  static AuditCity drawn(long seed, int technicians, int days) {
    AuditCity city = new AuditCity(technicians, days);
    for (int day = 0; day < city.technicianDays(); day++) {
      city.draw(day, new SplittableRandom(seed * 1_000_003 + day));
    }
    return city;
  }

  int technicianDays() {
    return technicians * days;
  }

  int events() {
    return eventAt.length;
  }

  int visits() {
    return arrived.length;
  }

  int technician(int technicianDay) {
    return technicianDay / days;
  }

  /** Midnight in China. */
  long midnight(int technicianDay) {
    return FIRST_MORNING + technicianDay % days * DAY - 8 * 3_600 * SECOND;
  }

  private void draw(int day, SplittableRandom random) {
    skew[day] = random.nextInt(-40_000_000, 40_000_000);
    long morning = FIRST_MORNING + day % days * DAY;
    long[] words = new long[EVENTS];
    int count = 0;
    words[count++] = word(morning - random.nextInt(600, 1_200) * SECOND, POWER_ON);
    for (int i = 0; i < VISITS; i++) {
      int visit = day * VISITS + i;
      drawVisit(visit, morning + (long) i * VISIT_SECONDS * SECOND, random);
      int behaviour = random.nextInt(100);
      if (behaviour == 0) {
        continue; // never switched on
      }
      long knock = arrived[visit] + knockedAfter[visit];
      long late = behaviour < 4 ? random.nextInt(20, 300) : -random.nextInt(15, 55);
      words[count++] = word(knock + late * SECOND, STARTED);
      long off = arrived[visit] + leftAfter[visit] + random.nextInt(15, 60) * SECOND;
      words[count++] = word(off, STOPPED);
    }
    drawBeats(words, count, morning, random);
    Arrays.sort(words);
    write(day, words, random);
  }

  private void drawVisit(int visit, long begin, SplittableRandom random) {
    arrived[visit] = begin + random.nextInt(0, 120) * SECOND + random.nextInt(1_000_000);
    knockedAfter[visit] = random.nextInt(60_000_000, 120_000_000);
    enteredAfter[visit] = knockedAfter[visit] + random.nextInt(15_000_000, 60_000_000);
    leftAfter[visit] = enteredAfter[visit] + random.nextInt(480_000_000, 900_000_000);
    visitLat[visit] = 31_200_000 + visit % VISITS * MICRODEGREES_APART;
    visitLon[visit] = 121_400_000 + random.nextInt(100_000);
  }

  /** Heartbeats at even distances fill the day up. */
  private static void drawBeats(long[] words, int from, long morning, SplittableRandom random) {
    long length = (long) VISITS * VISIT_SECONDS * SECOND;
    int beats = words.length - from;
    for (int i = 0; i < beats; i++) {
      long at = morning + length * i / beats + random.nextInt(1_000_000);
      words[from + i] = word(at, BEAT_IDLE);
    }
  }

  private void write(int day, long[] words, SplittableRandom random) {
    boolean recording = false;
    int visit = day * VISITS;
    int last = visit + VISITS - 1;
    for (int i = 0; i < words.length; i++) {
      int event = day * EVENTS + i;
      long at = words[i] >> 3;
      byte kind = (byte) (words[i] & 7);
      recording = kind == STARTED || (recording && kind != STOPPED);
      while (visit < last && at >= arrived[visit + 1] - 60 * SECOND) {
        visit++;
      }
      eventAt[event] = at;
      eventDelay[event] = random.nextInt(40_000, 900_000);
      eventKind[event] = kind == BEAT_IDLE && recording ? BEAT_RECORDING : kind;
      boolean placed = kind == BEAT_IDLE && i % EVERY_THIRD == 0;
      eventLat[event] = placed ? visitLat[visit] + random.nextInt(-200, 200) : NOWHERE;
      eventLon[event] = placed ? visitLon[visit] + random.nextInt(-200, 200) : 0;
    }
  }

  private static long word(long at, byte kind) {
    return at << 3 | kind;
  }
}
