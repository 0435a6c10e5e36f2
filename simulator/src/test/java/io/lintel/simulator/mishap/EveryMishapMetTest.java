package io.lintel.simulator.mishap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.lintel.simulator.fault.LineFault;
import io.lintel.simulator.fault.LineFaults;
import io.lintel.simulator.scenario.ScenarioFile;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Nothing stands in the catalogue that no test shows to the gateway. {@code LineFaultsMetTest}
 * takes every fault of an answer from the catalogue by itself, {@code PlannedMishapsMetTest} and
 * {@code HabitsMetTest} whatever goes wrong in their scenarios; the others say by {@link Meets}
 * what they are about.
 */
class EveryMishapMetTest {
  @Test
  void theGatewayMeetsEveryMishapInSomeTest() {
    Set<String> needed =
        Catalogue.all().stream()
            .filter(kind -> !strikesAnswers(kind))
            .map(MishapKind::name)
            .filter(name -> !played("/io/lintel/simulator/demo/one-each.yaml").contains(name))
            .filter(
                name -> !played("/io/lintel/simulator/demo/bench/each-habit.yaml").contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> met = met();

    assertTrue(Catalogue.names().containsAll(met), () -> "not of the catalogue: " + met);
    needed.removeAll(met);
    assertEquals(Set.of(), needed, "write a test and say @Meets");
  }

  /** What goes wrong in a scenario that a test plays. */
  private static Set<String> played(String scenario) {
    try {
      String file =
          Path.of(Objects.requireNonNull(EveryMishapMetTest.class.getResource(scenario)).toURI())
              .toString();
      return ScenarioFile.load(file).goesWrong().all().stream()
          .map(mishap -> mishap.kind().name())
          .collect(Collectors.toSet());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean strikesAnswers(MishapKind kind) {
    return LineFaults.of(kind)
        .filter(known -> !(known.fault() instanceof LineFault.OfLine))
        .isPresent();
  }

  private static Set<String> met() {
    Set<String> met = new TreeSet<>();
    new ClassFileImporter()
        .importPackages("io.lintel.simulator").stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(Meets.class))
            .map(EveryMishapMetTest::named)
            .forEach(met::addAll);
    return met;
  }

  private static Set<String> named(JavaMethod method) {
    return Set.copyOf(Arrays.asList(method.getAnnotationOfType(Meets.class).value()));
  }
}
