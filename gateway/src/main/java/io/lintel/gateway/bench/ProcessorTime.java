package io.lintel.gateway.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this process took of the processors. */
final class ProcessorTime {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private ProcessorTime() {}

  /** Of all its threads since its start, in nanoseconds. */
  static long nanos() {
    return PROCESS.getProcessCpuTime();
  }
}
