package io.lintel.simulator.mishap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The mishaps that stand while a day runs: those of its scenario, and those added meanwhile. Safe
 * from any thread; listeners are told on the thread that changed it, after the change.
 */
public final class MishapBoard {
  /** More at once than this are refused. */
  public static final int MOST = 1_000;

  private final CopyOnWriteArrayList<Consumer<MishapList>> listeners = new CopyOnWriteArrayList<>();
  private volatile MishapList standing;

  public MishapBoard(MishapList standing) {
    this.standing = standing;
  }

  /** Immutable; cheap to ask for at every occasion. */
  public MishapList standing() {
    return standing;
  }

  /**
   * @throws IllegalArgumentException if its id stands already
   * @throws IllegalStateException if {@link #MOST} stand
   */
  public void add(Mishap mishap) {
    synchronized (this) {
      if (standing.all().size() >= MOST) {
        throw new IllegalStateException(
            "%d mishaps stand; end one before you add another".formatted(MOST));
      }
      if (standing.all().stream().anyMatch(other -> other.id().equals(mishap.id()))) {
        throw new IllegalArgumentException("there is a mishap " + mishap.id() + " already");
      }
      standing = standing.and(List.of(mishap));
    }
    tell();
  }

  /**
   * Ends a mishap at {@code now}, since the day's beginning. What it did until then stays as it
   * was: one that had begun is kept with its end, one still to come is forgotten.
   *
   * @return whether there was such a mishap that had not ended
   */
  public boolean end(String id, Duration now) {
    synchronized (this) {
      List<Mishap> left = new ArrayList<>();
      boolean found = false;
      for (Mishap mishap : standing.all()) {
        boolean ends = mishap.id().equals(id) && !mishap.isOver(now);
        found |= ends;
        if (!ends) {
          left.add(mishap);
        } else if (mishap.covers(now)) {
          left.add(mishap.until(now));
        }
      }
      if (!found) {
        return false;
      }
      standing = new MishapList(left);
    }
    tell();
    return true;
  }

  public void listen(Consumer<MishapList> listener) {
    listeners.add(listener);
  }

  private void tell() {
    MishapList now = standing;
    listeners.forEach(listener -> listener.accept(now));
  }
}
