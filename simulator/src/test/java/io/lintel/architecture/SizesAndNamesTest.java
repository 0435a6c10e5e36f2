package io.lintel.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What the build refuses by size and by name; the aims are far lower. */
class SizesAndNamesTest {
  private static final int LONGEST_FILE = 600;
  private static final int LONGEST_METHOD = 80;
  private static final Pattern SAYS_NOTHING =
      Pattern.compile(
          "(?i)(^|[/.])(utils?|common|helpers?|managers?|impl|dto|model|misc)([/.]|$)"
              + "|(Util|Utils|Helper|Manager|Impl|Dto)\\.java$|(^|/)Abstract[A-Z]");

  @Test
  void noFileIsLongerThanTheLimit() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : sources()) {
      long lines;
      try (Stream<String> read = Files.lines(file)) {
        lines = read.count();
      }
      if (lines > LONGEST_FILE) {
        tooLong.add(file + ": " + lines + " lines, at most " + LONGEST_FILE);
      }
    }
    assertEquals(List.of(), tooLong);
  }

  @Test
  void namesSayWhatTheCodeKnows() throws IOException {
    List<String> empty =
        sources().stream()
            .map(file -> root().relativize(file).toString())
            .filter(name -> SAYS_NOTHING.matcher(name).find())
            .toList();
    assertEquals(List.of(), empty, "rename by what the code knows");
  }

  @Test
  void noMethodIsLongerThanTheLimit() throws IOException {
    JavaCompiler compiler =
        Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "needs a JDK");
    List<String> tooLong = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  d -> {},
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources()));
      Iterable<? extends CompilationUnitTree> units = task.parse();
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : units) {
        unit.accept(new MethodLengths(unit, positions, tooLong), null);
      }
    }
    assertEquals(List.of(), tooLong);
  }

  private static final class MethodLengths extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> tooLong;

    MethodLengths(CompilationUnitTree unit, SourcePositions positions, List<String> tooLong) {
      this.unit = unit;
      this.positions = positions;
      this.tooLong = tooLong;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      LineMap lines = unit.getLineMap();
      long from = positions.getStartPosition(unit, method);
      long to = positions.getEndPosition(unit, method);
      if (from >= 0 && to >= 0) {
        long length = lines.getLineNumber(to) - lines.getLineNumber(from) + 1;
        if (length > LONGEST_METHOD) {
          tooLong.add(
              unit.getSourceFile().getName()
                  + ": "
                  + method.getName()
                  + ": "
                  + length
                  + " lines, at most "
                  + LONGEST_METHOD);
        }
      }
      return super.visitMethod(method, null);
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> all = Files.walk(root())) {
      return all.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("mvnw"))) {
      here = Objects.requireNonNull(here.getParent(), "no mvnw above the working directory");
    }
    return here;
  }
}
