package io.lintel.gateway.bench;

import io.lintel.gateway.audit.CaseAudit;
import io.lintel.gateway.policy.Policy;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/**
 * A city judged once, by the shipped audit, every technician's day from its columns to its result.
 *
 * @param nanos from the first day to the last
 * @param workerNanos what the workers' threads took of the processors in it
 * @param processNanos what the process took, with the collector of garbage and the compiler
 */
record AuditRound(long nanos, long workerNanos, long processNanos, AuditTally tally) {
  /** Days a worker takes at a time. */
  private static final int HELPING = 50;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private record Part(long processorNanos, AuditTally tally) {}

  /** Of so many rounds the one that took neither the least nor the most time. */
  static AuditRound middle(
      int times, AuditCity city, Policy policy, int workers, LongConsumer progress)
      throws InterruptedException {
    List<AuditRound> rounds = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      rounds.add(run(city, policy, workers, progress));
    }
    rounds.sort(Comparator.comparingLong(AuditRound::nanos));
    return rounds.get(times / 2);
  }

  /**
   * @param progress told how many days more were judged; by every worker
   */
  static AuditRound run(AuditCity city, Policy policy, int workers, LongConsumer progress)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      AtomicInteger next = new AtomicInteger();
      long processBegin = ProcessorTime.nanos();
      long begin = System.nanoTime();
      List<Future<Part>> parts = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        parts.add(threads.submit(() -> work(city, policy, next, progress)));
      }
      AuditTally all = new AuditTally();
      long processors = 0;
      for (Future<Part> part : parts) {
        all.add(part.get().tally());
        processors += part.get().processorNanos();
      }
      return new AuditRound(
          System.nanoTime() - begin, processors, ProcessorTime.nanos() - processBegin, all);
    } catch (ExecutionException e) {
      throw new IllegalStateException("judging failed", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static Part work(
      AuditCity city, Policy policy, AtomicInteger next, LongConsumer progress) {
    long begin = THREADS.getCurrentThreadCpuTime();
    AuditCases cases = new AuditCases(city);
    AuditTally tally = new AuditTally();
    int days = city.technicianDays();
    for (int from = next.getAndAdd(HELPING); from < days; from = next.getAndAdd(HELPING)) {
      for (int day = from; day < Math.min(days, from + HELPING); day++) {
        tally.add(CaseAudit.judgeUndrawn(cases.file(day), policy));
      }
      progress.accept(Math.min(days, from + HELPING) - from);
    }
    return new Part(THREADS.getCurrentThreadCpuTime() - begin, tally);
  }
}
