package io.lintel.gateway.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/**
 * The most memory this process took since it was last asked to forget.
 *
 * @param heap bytes at the most, garbage counted; the pools' peaks added up, so rather more than
 *     there ever were at once
 * @param live bytes that were left after a full collection
 */
record MemoryPeak(long heap, long live) {
  /** Forgets what was before. */
  static void forget() {
    System.gc();
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      pool.resetPeakUsage();
    }
  }

  static MemoryPeak now() {
    long heap = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage peak = pool.getPeakUsage();
      heap += pool.getType() == MemoryType.HEAP && peak != null ? peak.getUsed() : 0;
    }
    System.gc();
    return new MemoryPeak(heap, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
  }
}
