package io.lintel.simulator.demo.loss;

import io.lintel.gateway.cli.CommandFailed;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Strikes a gateway again and again while devices send at every door, then compares what they were
 * told with what the journal holds.
 */
public final class LossDrill {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** Some commits long, so that each of their moments comes up. */
  private static final int MOST_DELAY_MICROS = 50_000;

  /** One kill in so many comes while the gateway starts. */
  private static final int WHILE_STARTING = 8;

  private static final int MOST_STARTING_MICROS = 3_000_000;

  /** Numbers have six digits in the names of files. */
  private static final int MOST_NUMBER = 999_999;

  private static final int SPARE = 100_000;

  private final Plan plan;
  private final DrilledGateway gateway;
  private final List<Visitors> visitors;
  private final Kept kept;
  private final Random luck;

  /**
   * @param kills how often the process is killed
   * @param fills how often its disk is full, after that
   * @param fullFor how long each time
   * @param atLeast reports that have to be acknowledged at each door in all
   * @param perSecond reports a second at each door
   * @param doors which are used; all if it is empty
   */
  public record Plan(
      int kills,
      int fills,
      Duration fullFor,
      int atLeast,
      double perSecond,
      long seed,
      Set<String> doors) {
    public Plan {
      doors = Set.copyOf(doors);
    }
  }

  /**
   * @param gateway not started
   * @param broker as it was given to {@code gateway}
   * @throws CommandFailed if the plan names a door that is none
   */
  public LossDrill(Plan plan, DrilledGateway gateway, @Nullable URI broker) {
    this.plan = plan;
    this.gateway = gateway;
    this.luck = new Random(plan.seed());
    List<Door> doors = Doors.of(plan.doors(), gateway, broker);
    this.visitors =
        doors.stream().map(door -> new Visitors(door, most(door), plan.perSecond())).toList();
    this.kept = new Kept(gateway.data(), doors);
  }

  /** More than is wanted, so that all doors are busy to the end. */
  private int most(Door door) {
    return door.share() < 1
        ? (int) Math.ceil(2 * plan.atLeast() * door.share())
        : Math.min(MOST_NUMBER, 4 * plan.atLeast() + SPARE);
  }

  /**
   * One line a door.
   *
   * @param progress is told how many strikes are done
   * @param disk that is filled; null where none is
   * @throws CommandFailed if the gateway does not come back, or a door says what it must not
   */
  public List<DoorLoss> run(IntConsumer progress, @Nullable FilledDisk disk)
      throws IOException, InterruptedException {
    try {
      gateway.start();
      gateway.awaitReady();
      visitors.forEach(Visitors::start);
      for (int kill = 0; kill < plan.kills(); kill++) {
        kill(kill);
        gateway.start();
        progress.accept(kill + 1);
      }
      gateway.awaitReady();
      for (int fill = 0; disk != null && fill < plan.fills(); fill++) {
        fill(disk, fill);
        progress.accept(plan.kills() + fill + 1);
      }
      awaitAcknowledged(plan.atLeast());
      visitors.forEach(Visitors::close);
      // What was killed last has its memory anew, too.
      gateway.kill();
      gateway.start();
      gateway.awaitReady();
      awaitKept();
    } finally {
      visitors.forEach(Visitors::close);
      gateway.close();
    }
    kept.readOn();
    return losses();
  }

  private List<DoorLoss> losses() {
    return visitors.stream().map(kept::loss).toList();
  }

  private void kill(int kill) throws InterruptedException {
    if (kill % WHILE_STARTING == WHILE_STARTING - 1) {
      park(luck.nextInt(MOST_STARTING_MICROS));
    } else {
      gateway.awaitReady();
      awaitAcknowledged((int) ((long) plan.atLeast() * (kill + 1) / (plan.kills() + plan.fills())));
      park(luck.nextInt(MOST_DELAY_MICROS));
    }
    gateway.kill();
  }

  private void fill(FilledDisk disk, int fill) throws IOException {
    int done = plan.kills() + fill + 1;
    disk.fill();
    // What has room in files that are there already is still taken.
    gateway.awaitSaid("full");
    park(TimeUnit.NANOSECONDS.toMicros(plan.fullFor().toNanos()));
    disk.empty();
    gateway.awaitReady();
    awaitAcknowledged((int) ((long) plan.atLeast() * done / (plan.kills() + plan.fills())));
  }

  private void awaitAcknowledged(int wanted) {
    for (Visitors each : visitors) {
      int share = (int) (wanted * each.door().share());
      await(
          () -> {
            each.check();
            return each.memory().count() >= share;
          },
          () ->
              "%s does not go on: %d acknowledged, %d expected; last: %s"
                  .formatted(each.door().name(), each.memory().count(), share, each.lastCut()));
    }
  }

  /** What a broker or a folder still holds comes yet; of the others all must be there. */
  private void awaitKept() {
    try {
      await(
          () -> {
            kept.readOn();
            LockSupport.parkNanos(10 * MOMENT_NANOS);
            return losses().stream().allMatch(loss -> loss.lost().isEmpty());
          },
          () -> "lost");
    } catch (CommandFailed lost) {
      // The figures tell which.
      return;
    }
  }

  private static void await(
      BooleanSupplier reached, java.util.function.Supplier<String> otherwise) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new CommandFailed(CommandFailed.ANSWER_IS_NO, otherwise.get());
      }
      LockSupport.parkNanos(MOMENT_NANOS);
    }
  }

  private static void park(long micros) {
    long until = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(micros);
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
