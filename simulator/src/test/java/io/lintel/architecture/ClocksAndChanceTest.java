package io.lintel.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;

/** Time and chance are passed in, so that a seed reproduces every failure. */
@AnalyzeClasses(packages = "io.lintel", importOptions = ImportOption.DoNotIncludeTests.class)
class ClocksAndChanceTest {
  private static final Map<String, Set<String>> READS_THE_WALL =
      Map.of(
          "java.time.Instant", Set.of("now"),
          "java.time.LocalDate", Set.of("now"),
          "java.time.LocalDateTime", Set.of("now"),
          "java.time.ZonedDateTime", Set.of("now"),
          "java.time.OffsetDateTime", Set.of("now"),
          "java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system"),
          "java.time.InstantSource", Set.of("system"),
          "java.lang.System", Set.of("currentTimeMillis"),
          "java.lang.Math", Set.of("random"),
          "java.util.UUID", Set.of("randomUUID"));

  /** Where the world is plugged in: process entry, the wall's clock, and measurements of speed. */
  private static final String[] WIRING = {
    "io.lintel.gateway",
    "io.lintel.gateway.cli..",
    "io.lintel.gateway.time..",
    "io.lintel.gateway.bench..",
    "io.lintel.simulator.demo..",
    "io.lintel.simulator.bench..",
  };

  @ArchTest
  static final ArchRule theWallsClockIsReadInTheWiringOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages(WIRING)
          .should()
          .accessTargetWhere(
              new DescribedPredicate<JavaAccess<?>>("reads the wall's clock or unseeded chance") {
                @Override
                public boolean test(JavaAccess<?> access) {
                  Set<String> names = READS_THE_WALL.get(access.getTargetOwner().getName());
                  return names != null && names.contains(access.getTarget().getName());
                }
              })
          .because("the demo runs the shipped code on a clock of its own");

  @ArchTest
  static final ArchRule chanceHasASeed =
      noClasses()
          .that()
          .resideOutsideOfPackages(WIRING)
          .should()
          .callConstructor(java.util.Random.class)
          .orShould()
          .callConstructor(java.security.SecureRandom.class)
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
          .because("a failure that cannot be repeated cannot be mended");

  /**
   * A duration on the monotonic clock is physical; only what touches wires and queues measures it.
   */
  @ArchTest
  static final ArchRule theMonotonicClockIsForWires =
      noClasses()
          .that()
          .resideOutsideOfPackages(WIRING)
          .and()
          .resideOutsideOfPackages(
              "io.lintel.meter.line..",
              "io.lintel.gateway.source..",
              "io.lintel.gateway.sink..",
              "io.lintel.gateway.store..",
              "io.lintel.gateway.journal..",
              "io.lintel.gateway.projection..",
              "io.lintel.simulator.transport..")
          .should()
          .callMethod(System.class, "nanoTime")
          .because("decisions must not depend on how fast the machine is");
}
