package io.lintel.meter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A driver runs on a port, in a unit test byte by byte, and on a virtual clock, unchanged. */
@AnalyzeClasses(packages = "io.lintel.meter", importOptions = ImportOption.DoNotIncludeTests.class)
class DriversArePureTest {
  private static final String THE_LINE = "io.lintel.meter.line..";

  @ArchTest
  static final ArchRule onlyTheLineTouchesDevicesThreadsAndLogs =
      noClasses()
          .that()
          .resideOutsideOfPackage(THE_LINE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.net..",
              "java.nio.channels..",
              "java.util.concurrent..",
              "java.util.logging..",
              "org.slf4j..",
              "com.fazecast..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class)
          .because("bytes in, steps out: whoever carries the bytes owns the rest");

  @ArchTest
  static final ArchRule nobodyButTheLineReadsAClock =
      noClasses()
          .that()
          .resideOutsideOfPackage(THE_LINE)
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.time.InstantSource.class)
          .because("time-outs are handed in by the carrier");

  @ArchTest
  static final ArchRule theWireKnowsNoProtocol =
      noClasses()
          .that()
          .resideInAPackage("io.lintel.meter.wire..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("io.lintel.meter.wire..", "java..", "org.jspecify..")
          .because("gateway, drivers and simulator all stand on it");

  @ArchTest
  static final ArchRule theLineAndTheContractKnowNoProtocol =
      noClasses()
          .that()
          .resideInAnyPackage(THE_LINE, "io.lintel.meter.spi..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              THE_LINE,
              "io.lintel.meter.spi..",
              "io.lintel.meter.reading..",
              "io.lintel.meter.wire..",
              "java..",
              "jdk.net..",
              "com.fazecast..",
              "org.jspecify..")
          .because("several protocols share one line, and the next one must not touch it");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.lintel.meter.(*)..").should().beFreeOfCycles();
}
