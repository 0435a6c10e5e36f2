package io.lintel.simulator.demo.loss;

import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.health.Supervised;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The devices at one door, on a thread of their own: they come again whenever they are cut off. */
final class Visitors implements AutoCloseable {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Door door;
  private final DeviceMemory memory;
  private final Thread thread;
  private final double perSecond;
  private volatile boolean over;
  private volatile @Nullable RuntimeException defect;
  private volatile String lastCut = "never connected";

  /**
   * @param most reports there are to send
   */
  Visitors(Door door, int most, double perSecond) {
    this.door = door;
    this.memory = new DeviceMemory(most);
    this.perSecond = perSecond;
    this.thread = new Thread(this::visit, "visitors of " + door.name());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void visit() {
    Pace pace = new Pace(perSecond * door.share());
    while (!over) {
      try {
        door.session(memory, pace, () -> over);
      } catch (IOException cut) {
        lastCut = String.valueOf(cut.getMessage());
        LockSupport.parkNanos(PAUSE_NANOS);
      } catch (RuntimeException wrong) {
        defect = wrong;
        return;
      }
    }
  }

  Door door() {
    return door;
  }

  DeviceMemory memory() {
    return memory;
  }

  /** Why its last connection ended. */
  String lastCut() {
    return lastCut;
  }

  /**
   * @throws CommandFailed if the door said what it must not say
   */
  void check() {
    RuntimeException wrong = defect;
    if (wrong instanceof Door.UnexpectedAnswer answer) {
      throw new CommandFailed(
          CommandFailed.ANSWER_IS_NO, "a door answered what it must not: " + answer.getMessage());
    }
    if (wrong != null) {
      throw wrong;
    }
  }

  /** No more is sent; answers that are still to come are not waited for. */
  @Override
  public void close() {
    over = true;
    Supervised.awaitEnd(thread);
  }
}
