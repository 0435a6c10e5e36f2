package io.lintel.gateway.identity;

import io.lintel.gateway.wording.WireId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The devices a speaker is listed for, beside itself: {@code meter:G-1 recorder:R-* technician:*}.
 * A star stands only at the end.
 */
public record SpeaksFor(List<Name> names) {
  /** Nobody but itself. */
  public static final SpeaksFor NOBODY = new SpeaksFor(List.of());

  /** Names of one device; more is what patterns are for. */
  public static final int MOST_NAMES = 1_000;

  private static final String EXPECTED =
      "expected names such as meter:G-1, recorder:R-* or technician:*, with blanks between them";

  /** Whose name it is. */
  public enum Of {
    METER,
    RECORDER,
    TECHNICIAN;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param text an id, or how it begins
   * @param begins whether every id that begins so is meant
   */
  public record Name(Of of, String text, boolean begins) {
    boolean fits(Of asked, String id) {
      return of == asked && (begins ? id.startsWith(text) : id.equals(text));
    }

    @Override
    public String toString() {
      return of.word() + ":" + text + (begins ? "*" : "");
    }
  }

  public SpeaksFor {
    names = List.copyOf(names);
  }

  /**
   * @throws IllegalArgumentException with what was expected and found
   */
  public static SpeaksFor parse(String text) {
    List<Name> names = new ArrayList<>();
    for (String word : text.strip().split("[\\s;]+", MOST_NAMES + 2)) {
      if (!word.isEmpty()) {
        names.add(name(word));
      }
    }
    if (names.size() > MOST_NAMES) {
      throw new IllegalArgumentException(
          "expected at most " + MOST_NAMES + " names; write patterns such as meter:G-*");
    }
    return new SpeaksFor(names);
  }

  private static Name name(String word) {
    int colon = word.indexOf(':');
    String id = word.substring(colon + 1);
    boolean begins = id.endsWith("*");
    String text = begins ? id.substring(0, id.length() - 1) : id;
    for (Of of : Of.values()) {
      if (colon > 0
          && of.word().equals(word.substring(0, colon))
          && (WireId.fits(text) || (begins && text.isEmpty()))) {
        return new Name(of, text, begins);
      }
    }
    throw new IllegalArgumentException(EXPECTED + ", found '" + word + "'");
  }

  public boolean has(Of of, String id) {
    for (Name name : names) {
      if (name.fits(of, id)) {
        return true;
      }
    }
    return false;
  }

  public boolean hasAny(Of of) {
    return names.stream().anyMatch(name -> name.of() == of);
  }

  @Override
  public String toString() {
    return names.stream().map(Name::toString).collect(Collectors.joining(" "));
  }
}
