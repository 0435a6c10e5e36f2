package io.lintel.gateway.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What a section is read against: the file's folder, the environment, and the mistakes so far. */
final class Surroundings {
  private final Path folder;
  private final Map<String, String> environment;
  private final List<Mistake> mistakes = new ArrayList<>();

  Surroundings(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** Paths in the file are relative to the file's folder, wherever the gateway is started. */
  Path resolve(String path) {
    return folder.resolve(path).toAbsolutePath().normalize();
  }

  Map<String, String> environment() {
    return environment;
  }

  void mistake(int line, String path, String message) {
    mistakes.add(new Mistake(line, path, message));
  }

  List<Mistake> mistakes() {
    return mistakes.stream().sorted(Comparator.comparingInt(Mistake::line)).toList();
  }
}
