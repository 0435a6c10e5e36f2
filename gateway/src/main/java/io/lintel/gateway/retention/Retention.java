package io.lintel.gateway.retention;

import io.lintel.gateway.health.Health;
import io.lintel.gateway.health.Supervised;
import io.lintel.gateway.journal.Cursors;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Letting;
import io.lintel.gateway.journal.RetentionLimits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of octets that have been kept for long enough: in steps, so that the journal's writer is
 * never kept waiting, and from where it was left after a restart. One thread, supervised; the
 * gateway is ready without it.
 */
public final class Retention implements Health, AutoCloseable {
  /** Entries that one step looks at. */
  static final int WINDOW = 500;

  private static final Logger log = LoggerFactory.getLogger(Retention.class);

  /** So that a step takes a small part of the disk's time. */
  private static final Duration BETWEEN_STEPS = Duration.ofMillis(100);

  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);

  private final LettingGo octets;
  private final Cursors cursors;
  private final InstantSource time;
  private final Supervised life;
  private final Thread thread;
  private final List<Pass> passes = new ArrayList<>();
  private final Semaphore news = new Semaphore(0);
  private volatile boolean closed;

  /**
   * What all sinks have taken.
   *
   * @param upTo the last entry that every sink is done with
   * @param refused of those before it, what a sink has set aside: that is taken by nobody
   */
  public record Accepted(long upTo, LongPredicate refused) {}

  /** A journal's {@code letGo}. */
  @FunctionalInterface
  public interface LettingGo {
    CompletableFuture<Letting.Done> letGo(Letting wanted);
  }

  private record Pass(
      String name, Kind kind, Duration age, Supplier<Optional<Accepted>> bound, Counter bytes) {}

  /**
   * @param octets lets go of them, in one step
   * @param accepted asked before each step; empty where there is no sink: then no reading lets go
   *     of anything
   * @param time by which entries grow old
   */
  public Retention(
      RetentionLimits limits,
      LettingGo octets,
      Cursors cursors,
      Supplier<Optional<Accepted>> accepted,
      InstantSource time,
      MeterRegistry registry) {
    this.octets = octets;
    this.cursors = cursors;
    this.time = time;
    this.life = new Supervised("retention", "letting go of octets kept for long", false, time);
    Optional<Accepted> all = Optional.of(new Accepted(Long.MAX_VALUE, seq -> false));
    limits
        .rejected()
        .ifPresent(
            age ->
                passes.add(
                    new Pass(
                        "rejected", Kind.REJECTED, age, () -> all, counter(registry, "rejected"))));
    limits
        .frames()
        .ifPresent(
            age ->
                passes.add(
                    new Pass("frames", Kind.READING, age, accepted, counter(registry, "frames"))));
    this.thread = life.loop("journal-retention", this::turn);
  }

  private static Counter counter(MeterRegistry registry, String what) {
    return Counter.builder("lintel_retention_dropped_bytes")
        .description("Octets that were kept for long enough, and are not any more")
        .tag("what", what)
        .register(registry);
  }

  public Retention start() {
    thread.start();
    return this;
  }

  private boolean turn() throws InterruptedException {
    boolean more = false;
    for (Pass pass : passes) {
      more |= !closed && step(pass);
    }
    life.alive();
    // Nothing but the end releases it.
    boolean over =
        news.tryAcquire((more ? BETWEEN_STEPS : BETWEEN_LOOKS).toMillis(), TimeUnit.MILLISECONDS);
    return !over;
  }

  /** Whether there may be more. */
  private boolean step(Pass pass) {
    Optional<Accepted> bound = pass.bound().get();
    if (bound.isEmpty()) {
      return false;
    }
    String cursor = "retention-" + pass.name();
    long after = cursors.load(cursor);
    Letting.Done done =
        octets
            .letGo(
                new Letting(
                    pass.kind(),
                    after,
                    bound.get().upTo(),
                    WINDOW,
                    time.instant().minus(pass.age()),
                    bound.get().refused()))
            .join();
    if (done.upTo() > after) {
      cursors.save(cursor, done.upTo());
    }
    if (done.entries() > 0) {
      pass.bytes().increment((double) done.bytes());
      log.info(
          "retention what={} outcome=dropped entries={} bytes={} up_to={}",
          pass.name(),
          done.entries(),
          done.bytes(),
          done.upTo());
    }
    return done.more();
  }

  @Override
  public String name() {
    return "retention";
  }

  @Override
  public Optional<String> notReadyBecause() {
    return life.notReadyBecause();
  }

  @Override
  public boolean essential() {
    return false;
  }

  /** A step under way is brought to its end. */
  @Override
  public void close() {
    closed = true;
    life.ending();
    news.release();
    Supervised.awaitEnd(thread);
  }
}
