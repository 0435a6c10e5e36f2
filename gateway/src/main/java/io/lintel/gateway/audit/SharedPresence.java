package io.lintel.gateway.audit;

import io.lintel.gateway.audit.Presence.Part;
import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.visit.Door;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which visits that were tapped late took place in which part of a presence. Their order is the
 * agreed one, as far as it can be told also among those that were tapped in time; apart from that
 * they share out the parts as if all were equally long.
 */
final class SharedPresence {
  private final List<Part> parts;
  private final List<Door> doors;

  /** For each door the part, by number. */
  private final int[] chosen;

  private SharedPresence(List<Part> parts, List<Door> doors, int[] chosen) {
    this.parts = parts;
    this.doors = doors;
    this.chosen = chosen;
  }

  /**
   * @param late in their order
   * @param inTime visits that were tapped in time
   * @param asAgreed that order
   */
  static SharedPresence of(
      Presence presence, List<Door> late, List<CallInTime> inTime, Comparator<Door> asAgreed) {
    List<Part> all = presence.parts(inTime);
    List<Part> telling = all.stream().filter(Part::tells).toList();
    List<Part> parts = telling.isEmpty() ? all : telling;
    List<CallInTime> known =
        inTime.stream()
            .filter(call -> call.begin() <= presence.to() && call.end() >= presence.from())
            .toList();
    int[] chosen = parts.isEmpty() ? new int[0] : shared(parts, late, known, asAgreed);
    return new SharedPresence(parts, List.copyOf(late), chosen);
  }

  /** The part in which {@code door} was, perhaps with others; null if the presence has none. */
  @Nullable Part partOf(Door door) {
    return parts.isEmpty() ? null : parts.get(chosen[doors.indexOf(door)]);
  }

  /** How many were in the part that is {@code door}'s. */
  int sharing(Door door) {
    int part = chosen[doors.indexOf(door)];
    return (int) Arrays.stream(chosen).filter(other -> other == part).count();
  }

  /** Of these, how many were before {@code door}. */
  int placeOf(Door door) {
    int place = doors.indexOf(door);
    int part = chosen[place];
    return (int) Arrays.stream(chosen, 0, place).filter(other -> other == part).count();
  }

  /** Part by part the best way to have had so many doors until then. */
  private static int[] shared(
      List<Part> parts, List<Door> late, List<CallInTime> known, Comparator<Door> asAgreed) {
    int count = late.size();
    double mean = parts.stream().mapToLong(Part::length).sum() / (double) count;
    double[] best = new double[count + 1];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    best[0] = 0;
    List<int[]> before = new ArrayList<>();
    for (Part part : parts) {
      double[] next = new double[count + 1];
      int[] from = new int[count + 1];
      Arrays.fill(next, Double.POSITIVE_INFINITY);
      for (int had = 0; had <= count; had++) {
        double cost = best[had];
        int turned = 0;
        for (int has = had; has <= count; has++) {
          turned += has == had ? 0 : turned(late.get(has - 1), part, known, asAgreed);
          // In lengths of a visit: whoever is out of order is so far off at least.
          double off = (part.length() - (has - had) * mean) / mean;
          double total = cost + off * off + (double) turned * count * count;
          if (total < next[has]) {
            next[has] = total;
            from[has] = had;
          }
        }
      }
      before.add(from);
      best = next;
    }
    int[] chosen = new int[count];
    int has = count;
    for (int part = parts.size() - 1; part >= 0; part--) {
      int had = before.get(part)[has];
      Arrays.fill(chosen, had, has, part);
      has = had;
    }
    return chosen;
  }

  /** With how many visits tapped in time the order would be another than the agreed one. */
  private static int turned(
      Door door, Part part, List<CallInTime> known, Comparator<Door> asAgreed) {
    if (Micros.of(Presence.firstTap(door)) <= part.from()) {
      // Nobody taps beforehand.
      return known.size() + 1;
    }
    int turned = 0;
    for (CallInTime other : known) {
      boolean agreedBefore = asAgreed.compare(other.door(), door) < 0;
      boolean before = other.begin() < part.from();
      turned += agreedBefore == before ? 0 : 1;
    }
    return turned;
  }
}
