package io.lintel.gateway.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What a section is read against: the file's folder, the environment, and the mistakes so far. */
final class Surroundings {
  /** More are not told: who has so many has given the wrong file. */
  private static final int MOST_MISTAKES = 1_000;

  private final Path folder;
  private final Map<String, String> environment;
  private final List<Mistake> mistakes = new ArrayList<>();

  Surroundings(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** Paths in the file are relative to the file's folder, wherever the gateway is started. */
  Path resolve(String path) {
    try {
      return folder.resolve(path).toAbsolutePath().normalize();
    } catch (InvalidPathException unnameable) {
      // It names nothing that is there, and is told as that: with what stands for its letters.
      return folder.resolve(path.replaceAll("[^ -~]", "?")).toAbsolutePath().normalize();
    }
  }

  Map<String, String> environment() {
    return environment;
  }

  void mistake(int line, String path, String message) {
    if (mistakes.size() < MOST_MISTAKES) {
      mistakes.add(new Mistake(line, path, message));
    }
  }

  /** One without which the rest can be done: a gateway that starts says so and goes on. */
  void bearable(int line, String path, String message) {
    mistakes.add(new Mistake(line, path, message, true));
  }

  /** Each once, however often its value was asked for. */
  List<Mistake> mistakes() {
    return mistakes.stream().distinct().sorted(Comparator.comparingInt(Mistake::line)).toList();
  }
}
