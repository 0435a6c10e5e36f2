package io.lintel.simulator.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reader takes for one scalar, as a JSON Schema. The reader itself is asked, sample by
 * sample, so that the schema cannot say something else than the code does.
 */
record ScalarShape(String expected, Function<String, ?> parse) {
  private static final String NONSENSE = "\u2042 no such thing";

  /** What takes this takes any word. */
  private static final String A_NAME = "riser-x1";

  private static final String OCTETS = "01 0A";
  private static final String LARGE = "9600";
  private static final String AMOUNT = "[0-9]+(\\.[0-9]+)?";

  /** As the last words of what is expected. */
  private static final Pattern BOUNDS = Pattern.compile("from (-?[0-9]{1,9}) to ([0-9]{1,9})$");

  private static final String UNIT = "(ms|s|m|h|d)";

  /** Texts of a known form: a sample of it, and the pattern of all of them. */
  private static final Map<String, String> FORMS = new LinkedHashMap<>();

  static {
    FORMS.put("8s..55s", "^-?" + AMOUNT + UNIT + "(\\.\\.-?" + AMOUNT + UNIT + ")?$");
    FORMS.put("90s", "^-?" + AMOUNT + UNIT + "$");
    FORMS.put("2s/day", "^-?" + AMOUNT + UNIT + "/day$");
    FORMS.put("64GB", "^[0-9]+(MB|GB)$");
    FORMS.put("08:00", "^[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?$");
    FORMS.put("2026-11-20", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
  }

  ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("description", expected);
    if (takes(NONSENSE) || takes(A_NAME) || takes(OCTETS)) {
      return schema.put("type", "string");
    }
    if (takes("0") || takes("1") || takes(LARGE)) {
      return number(schema);
    }
    if (takes("true")) {
      return schema.put("type", "boolean");
    }
    schema.put("type", "string");
    Optional<String> form =
        FORMS.entrySet().stream()
            .filter(entry -> takes(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
    if (form.isPresent()) {
      return schema.put("pattern", form.get());
    }
    // What is expected may also name examples of a form: only words of no form are a choice.
    List<String> choices = choices();
    if (choices.size() > 1) {
      choices.forEach(schema.putArray("enum")::add);
    }
    return schema;
  }

  private ObjectNode number(ObjectNode schema) {
    schema.put("type", takes("0.5") ? "number" : "integer");
    Matcher bounds = BOUNDS.matcher(expected);
    if (bounds.find() && areBounds(bounds)) {
      return schema
          .put("minimum", Long.parseLong(bounds.group(1)))
          .put("maximum", Long.parseLong(bounds.group(2)));
    }
    if (!takes("-1")) {
      schema.put(takes("0") ? "minimum" : "exclusiveMinimum", 0);
    }
    return schema;
  }

  /** What is expected is said for people: it counts where the reader agrees. */
  private boolean areBounds(Matcher bounds) {
    long low = Long.parseLong(bounds.group(1));
    long high = Long.parseLong(bounds.group(2));
    return takes("" + low) && takes("" + high) && !takes("" + (low - 1)) && !takes("" + (high + 1));
  }

  /** Those words of what is expected that the reader takes. */
  private List<String> choices() {
    return Arrays.stream(expected.split("[^\\p{L}\\p{N}_-]+"))
        .filter(word -> !word.isEmpty() && takes(word))
        .distinct()
        .toList();
  }

  private boolean takes(String text) {
    try {
      return parse.apply(text) != null;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
