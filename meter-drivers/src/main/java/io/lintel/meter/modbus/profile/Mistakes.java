package io.lintel.meter.modbus.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong with one file, so that its author hears everything at once. */
final class Mistakes {
  private final List<Mistake> found = new ArrayList<>();

  void add(Node where, String message) {
    add(lineOf(where), message);
  }

  void add(int line, String message) {
    found.add(new Mistake(line, message));
  }

  boolean none() {
    return found.isEmpty();
  }

  List<Mistake> byLine() {
    return found.stream().sorted(Comparator.comparingInt(Mistake::line)).toList();
  }

  static int lineOf(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
  }
}
