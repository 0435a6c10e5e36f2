package io.lintel.simulator.capture;

import java.util.List;

/** A capture nothing can be made of; the message lists every mistake with its place. */
public final class BadCapture extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 50;

  BadCapture(String capture, List<String> mistakes) {
    super(
        capture
            + " cannot be replayed:\n  "
            + String.join("\n  ", mistakes.subList(0, Math.min(SHOWN, mistakes.size())))
            + (mistakes.size() > SHOWN
                ? "\n  and %,d more".formatted(mistakes.size() - SHOWN)
                : ""));
  }
}
