package io.lintel.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.util.Set;

/** What people write and name is read in one place, which knows the limits. */
@AnalyzeClasses(packages = "io.lintel", importOptions = ImportOption.DoNotIncludeTests.class)
class OneReaderTest {
  private static final String READER = "io.lintel.meter.document..";

  @ArchTest
  static final ArchRule yamlIsComposedWithinLimits =
      noClasses()
          .that()
          .resideOutsideOfPackage(READER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.snakeyaml.engine.v2.api..",
              "org.snakeyaml.engine.v2.parser..",
              "org.snakeyaml.engine.v2.composer..")
          .because("a page of YAML can nest or repeat itself without end");

  @ArchTest
  static final ArchRule namedFilesAreReadAsText =
      noClasses()
          .that()
          .resideOutsideOfPackage(READER)
          // What the kernel says of processes and ports is nobody's to name; the token's file has
          // limits and words of its own.
          .and()
          .doNotHaveSimpleName("PortHolder")
          .and()
          .doNotHaveSimpleName("TokenFile")
          .should()
          .callMethodWhere(
              new DescribedPredicate<JavaCall<?>>("read a whole file as text") {
                @Override
                public boolean test(JavaCall<?> call) {
                  return call.getTargetOwner().isEquivalentTo(Files.class)
                      && Set.of("readString", "readAllLines", "lines").contains(call.getName());
                }
              })
          .because("a pipe keeps whoever opens it waiting for ever");
}
