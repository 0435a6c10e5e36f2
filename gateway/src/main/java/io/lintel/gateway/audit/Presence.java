package io.lintel.gateway.audit;

import io.lintel.gateway.visit.Door;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a recorder was at an address without having been elsewhere, in microseconds. Visits that
 * were tapped in time lie in it or cut it short; what they leave are its parts.
 */
record Presence(long from, long to) {
  /** Out of the door, and so far from the house that a position shows it. */
  private static final long LEAVING = CallInTime.GOING + CallInTime.GOING / 2;

  /** Three positions a minute apart: less may be somebody who goes by. */
  private static final long TELLING = 2 * CallInTime.GOING;

  /** A part of a presence. */
  record Part(long from, long to) {
    long length() {
      return to - from;
    }

    boolean tells() {
      return length() >= TELLING;
    }
  }

  /** Whether whoever was there during {@code part} left then. */
  boolean endsWith(Part part) {
    return part.to() >= to - LEAVING;
  }

  boolean meets(Presence other) {
    return from <= other.to && other.from <= to;
  }

  Presence with(Presence other) {
    return new Presence(Math.min(from, other.from), Math.max(to, other.to));
  }

  boolean isLongEnough(List<CallInTime> inTime) {
    return parts(inTime).stream().anyMatch(Part::tells);
  }

  /** The longest part's length. */
  long longest(List<CallInTime> inTime) {
    return parts(inTime).stream().mapToLong(Part::length).max().orElse(0);
  }

  /**
   * What no other visit accounts for.
   *
   * @param inTime visits that were tapped in time, by begin
   * @return by time, not empty ones
   */
  List<Part> parts(List<CallInTime> inTime) {
    List<Part> parts = new ArrayList<>();
    long free = from;
    for (CallInTime call : inTime) {
      if (call.begin() <= to && call.end() >= from) {
        add(free, call.begin(), call.clearBefore(), parts);
        free = Math.max(free, call.clearAfter());
      }
    }
    add(free, to, to - LEAVING, parts);
    return parts;
  }

  private static void add(long from, long to, long clear, List<Part> parts) {
    long left = to - from < 3 * CallInTime.GOING ? to : clear;
    if (from < left) {
      parts.add(new Part(from, left));
    }
  }

  /** Of a visit that was tapped late: it was before. */
  static Instant firstTap(Door door) {
    return door.steps().get(0).tap().estimate();
  }
}
