package io.lintel.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Nothing long-lived runs unwatched: who starts a thread, an executor or a timer in the gateway has
 * a {@code Supervised} beside it, so that an exception neither ends it silently nor leaves {@code
 * /readyz} saying what nobody does any more.
 */
@AnalyzeClasses(
    packages = "io.lintel.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
class SupervisionTest {
  private static final String SUPERVISED = "io.lintel.gateway.health.Supervised";

  /** What starts something that goes on by itself. */
  private static final Map<String, Set<String>> STARTS =
      Map.of(
          "java.lang.Thread", Set.of("<init>"),
          "java.util.Timer", Set.of("<init>"),
          "java.util.concurrent.ScheduledThreadPoolExecutor", Set.of("<init>"),
          "java.util.concurrent.Executors",
              Set.of(
                  "newSingleThreadExecutor",
                  "newSingleThreadScheduledExecutor",
                  "newScheduledThreadPool",
                  "newFixedThreadPool",
                  "newCachedThreadPool"),
          "io.vertx.core.Vertx", Set.of("setPeriodic", "setTimer", "createSharedWorkerExecutor"));

  /** Those that need no watch, with the reason. */
  private static final Map<String, String> WITHOUT =
      Map.of(
          "io.lintel.gateway.time.WallTimekeeper", "each task is caught by itself, and told",
          "io.lintel.gateway.api.Reads", "whoever asks is told how each of its tasks ended",
          "io.lintel.gateway.Gateway", "whoever asks for a reload is told how it ended",
          "io.lintel.gateway.Sources", "lines are not ready until they have begun, and say why");

  @ArchTest
  static final ArchRule nothingLongLivedRunsUnwatched =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.lintel.gateway.bench..", "io.lintel.gateway.cli..")
          .and(
              new DescribedPredicate<JavaClass>("have no Supervised") {
                @Override
                public boolean test(JavaClass one) {
                  JavaClass outermost = outermost(one);
                  return !WITHOUT.containsKey(outermost.getName())
                      && !watches(one)
                      && !watches(outermost);
                }
              })
          .should()
          .accessTargetWhere(
              new DescribedPredicate<JavaAccess<?>>("starts a thread, an executor or a timer") {
                @Override
                public boolean test(JavaAccess<?> access) {
                  Set<String> names = STARTS.get(access.getTargetOwner().getName());
                  return names != null && names.contains(access.getTarget().getName());
                }
              })
          .because("a dead one must not be ready (io.lintel.gateway.health.Supervised)");

  private static JavaClass outermost(JavaClass one) {
    Optional<JavaClass> around = one.getEnclosingClass();
    return around.isPresent() ? outermost(around.get()) : one;
  }

  private static boolean watches(JavaClass one) {
    return one.getName().equals(SUPERVISED)
        || one.getDirectDependenciesFromSelf().stream()
            .anyMatch(dependency -> dependency.getTargetClass().getName().equals(SUPERVISED));
  }
}
