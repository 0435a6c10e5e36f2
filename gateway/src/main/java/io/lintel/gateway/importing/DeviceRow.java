package io.lintel.gateway.importing;

import static io.lintel.gateway.importing.PlainReading.TEXT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.gateway.identity.Device;
import io.lintel.gateway.identity.DeviceSecret;
import io.lintel.gateway.identity.SpeakerKind;
import io.lintel.gateway.identity.SpeaksFor;
import io.lintel.gateway.intake.Problem;
import io.lintel.gateway.wording.WireId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a list of devices: {@code kind}, {@code id}, and of {@code secret}, {@code
 * certificate} and {@code speaks_for} what it has. Judged by the rules of {@link Device}.
 */
final class DeviceRow {
  /** Stands in for a secret that is still to be made. */
  private static final String ANY_DIGEST = "0".repeat(64);

  private static final ObjectMapper JSON = new ObjectMapper();

  private DeviceRow() {}

  static List<Column> columns() {
    return List.of(
        Column.of("kind", CellReading.named(kinds()), "类型", "设备类型"),
        Column.of("id", TEXT, "编号", "设备编号", "设备号"),
        Column.of("secret", new Secret(), "密钥", "设备密钥"),
        Column.of("certificate", TEXT, "证书", "证书主体"),
        Column.of("speaks_for", TEXT, "代表", "代报设备"));
  }

  private static Map<String, String> kinds() {
    return Map.of(
        "燃气表", "meter",
        "表", "meter",
        "记录仪", "recorder",
        "服务记录仪", "recorder",
        "手机", "phone",
        "中继", "relay",
        "转发平台", "relay");
  }

  /**
   * Taken as it is: of a secret no character can be left out, and nothing says how it was meant.
   */
  private record Secret() implements CellReading {
    @Override
    public Meaning read(Cell cell) {
      if (cell.form() == Cell.Form.MOMENT || cell.form() == Cell.Form.DATE) {
        return new Meaning.Wrong(
            "expected a text, found a date of the spreadsheet; give the column the format Text and"
                + " enter it anew");
      }
      Optional<String> ruined = Ruined.of(cell.text());
      return ruined.isPresent()
          ? new Meaning.Wrong(
              "a spreadsheet has made something else of it; give the column the format Text and"
                  + " enter it anew")
          : PlainReading.asText(cell.text());
    }

    @Override
    public Optional<String> example() {
      return Optional.of(ANY_DIGEST);
    }
  }

  /** Whether a secret is to be made for it. */
  static boolean isWithoutProof(JsonNode row) {
    return !row.hasNonNull("secret") && !row.hasNonNull("certificate");
  }

  /** {@code meter/G-1}. */
  static String name(JsonNode row) {
    return row.path("kind").asText().toLowerCase(Locale.ROOT) + "/" + row.path("id").asText();
  }

  /** Everything that is wrong with it, each at its member. */
  static List<Problem> problems(byte[] json) {
    JsonNode row;
    try {
      row = JSON.readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException("a row is JSON of our own making", e);
    }
    List<Problem> problems = new ArrayList<>();
    Optional<SpeakerKind> kind = part(problems, row, "kind", Device::kind);
    String id = row.path("id").asText();
    if (!WireId.fits(id)) {
      problems.add(
          new Problem(
              0,
              "id",
              id.isEmpty()
                  ? "is missing"
                  : "expected " + WireId.EXPECTED + ", found '" + id + "'"));
    }
    Optional<String> digest = part(problems, row, "secret", DeviceSecret::digestOf);
    Optional<SpeaksFor> names = part(problems, row, "speaks_for", SpeaksFor::parse);
    if (kind.isEmpty() || !problems.isEmpty()) {
      return problems;
    }
    String certificate = row.path("certificate").asText();
    try {
      new Device(
          kind.get(),
          id,
          digest.orElse(ANY_DIGEST),
          certificate.isEmpty() ? null : certificate,
          names.orElse(SpeaksFor.NOBODY));
    } catch (IllegalArgumentException mistake) {
      boolean relay = kind.get() == SpeakerKind.RELAY && names.isEmpty();
      problems.add(
          new Problem(
              0, relay ? "speaks_for" : "certificate", String.valueOf(mistake.getMessage())));
    }
    return problems;
  }

  /** Reads one member. */
  private interface Reading<T> {
    T of(String text);
  }

  /** Empty where it is not there, or wrong; of the kind, which has to be there, both are told. */
  private static <T> Optional<T> part(
      List<Problem> problems, JsonNode row, String member, Reading<T> reading) {
    String text = row.path(member).asText();
    if (text.isEmpty() && !member.equals("kind")) {
      return Optional.empty();
    }
    try {
      return Optional.of(reading.of(text));
    } catch (IllegalArgumentException mistake) {
      problems.add(new Problem(0, member, String.valueOf(mistake.getMessage())));
      return Optional.empty();
    }
  }
}
