package io.lintel.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;

/** Who may know whom. This module sees all three, so the directions are held here. */
@AnalyzeClasses(packages = "io.lintel", importOptions = ImportOption.DoNotIncludeTests.class)
class DirectionsTest {
  private static final String[] PURE = {
    "io.lintel.gateway.visit..",
    "io.lintel.gateway.custody..",
    "io.lintel.gateway.recorder..",
    "io.lintel.gateway.metering..",
    "io.lintel.gateway.clock..",
    "io.lintel.gateway.linking..",
    "io.lintel.gateway.audit..",
    "io.lintel.gateway.docking..",
    "io.lintel.gateway.finding..",
    "io.lintel.gateway.jt808..",
    "io.lintel.gateway.policy..",
  };

  /** Each class of a pure package with what is inside it; other classes are in no slice. */
  private static final SliceAssignment OF_ONE_CLASS =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
          boolean pure =
              Arrays.stream(PURE)
                  .anyMatch(of -> PackageMatcher.of(of).matches(javaClass.getPackageName()));
          int inner = javaClass.getName().indexOf('$');
          String outermost =
              javaClass.getName().substring(0, inner < 0 ? javaClass.getName().length() : inner);
          return pure ? SliceIdentifier.of(outermost) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
          return "the classes of the pure packages";
        }
      };

  @ArchTest
  static final ArchRule driversKnowNeitherGatewayNorSimulator =
      noClasses()
          .that()
          .resideInAPackage("io.lintel.meter..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.lintel.gateway..", "io.lintel.simulator..", "io.vertx..")
          .because("a driver is pure protocol logic and runs anywhere");

  @ArchTest
  static final ArchRule gatewayNeverKnowsTheSimulator =
      noClasses()
          .that()
          .resideInAPackage("io.lintel.gateway..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.lintel.simulator..")
          .because("the two meet only on the wire");

  @ArchTest
  static final ArchRule onlyTheDemoKnowsTheGateway =
      noClasses()
          .that()
          .resideInAPackage("io.lintel.simulator..")
          .and()
          .resideOutsideOfPackage("io.lintel.simulator.demo..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.lintel.gateway..")
          .because("the simulator must not inherit the gateway's mistakes");

  @ArchTest
  static final ArchRule simulatorBuildsItsOwnFrames =
      noClasses()
          .that()
          .resideInAPackage("io.lintel.simulator..")
          .and()
          .resideOutsideOfPackages("io.lintel.simulator.demo..", "io.lintel.simulator.bench..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.lintel.meter.modbus..", "io.lintel.meter.payload..", "io.lintel.meter.spi..")
          .because("shared codecs agree on shared mistakes; only wire is shared");

  @ArchTest
  static final ArchRule decisionsArePure =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.vertx..", "java.sql..", "org.slf4j..", "java.net..", "java.util.logging..")
          .because("observations and a policy in, links and verdicts out; nothing else");

  @ArchTest
  static final ArchRule decisionsReadNoFiles =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.nio.file..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.io\\.(File.*|RandomAccessFile)")
          .because("what is judged comes in as values; files are read elsewhere");

  @ArchTest
  static final ArchRule onlyTheStoreKnowsJdbc =
      noClasses()
          .that()
          .resideInAPackage("io.lintel.gateway..")
          .and()
          .resideOutsideOfPackages("io.lintel.gateway.store..", "io.lintel.gateway.bench..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.flywaydb..")
          .because("SQL lives in one room");

  @ArchTest
  static final ArchRule driversOwnNoDevice =
      noClasses()
          .that()
          .resideInAPackage("io.lintel.meter..")
          .and()
          .resideOutsideOfPackage("io.lintel.meter.line..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.net..", "com.fazecast..", "org.slf4j..", "java.util.concurrent..")
          .because("bytes in, steps out: no socket, thread or log");

  @ArchTest
  static final ArchRule noKnotsInsideAPurePackage =
      slices()
          .assignedFrom(OF_ONE_CLASS)
          .should()
          .beFreeOfCycles()
          .because("what judges is read from one end to the other");

  @ArchTest
  static final ArchRule noPackageCycles =
      slices().matching("io.lintel.(*).(*)..").should().beFreeOfCycles();
}
