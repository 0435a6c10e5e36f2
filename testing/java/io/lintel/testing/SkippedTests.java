package io.lintel.testing;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says at the end of a module's tests which were skipped, and why. */
public final class SkippedTests implements TestExecutionListener {
  private final Map<String, String> reasons = new TreeMap<>();

  @Override
  public synchronized void executionSkipped(TestIdentifier test, String reason) {
    reasons.put(name(test), reason);
  }

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
      reasons.put(name(test), result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
    }
  }

  @Override
  public synchronized void testPlanExecutionFinished(TestPlan plan) {
    if (reasons.isEmpty()) {
      return;
    }
    StringBuilder says = new StringBuilder("Skipped on this machine:\n");
    reasons.forEach((test, reason) -> says.append("  ").append(test).append(": ").append(reason).append('\n'));
    System.out.print(says);
    reasons.clear();
  }

  private static String name(TestIdentifier test) {
    return test.getSource()
        .flatMap(
            source ->
                source instanceof MethodSource method
                    ? Optional.of(method.getClassName() + "." + method.getMethodName())
                    : source instanceof ClassSource type
                        ? Optional.of(type.getClassName())
                        : Optional.empty())
        .orElse(test.getDisplayName());
  }
}
