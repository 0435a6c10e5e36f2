package io.lintel.gateway.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.importing.FileImport.Done;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A list of devices into a running gateway, whole or not at all: the gateway is asked first what
 * would become of every row, then the secrets made here are written, and only then are the devices
 * added.
 */
final class DeviceImport {
  private final FileImport files;
  private final @Nullable Path secretsFile;
  private final boolean replace;
  private final Supplier<String> fresh;
  private final Map<String, String> secrets;

  /**
   * @param secretsFile where secrets that are made here go; null if there are to be none
   * @param replace whether devices that are there already get a new secret
   * @param fresh makes one
   */
  DeviceImport(
      FileImport files, @Nullable Path secretsFile, boolean replace, Supplier<String> fresh) {
    this.files = files;
    this.secretsFile = secretsFile;
    this.replace = replace;
    this.fresh = fresh;
    this.secrets = secretsFile == null ? new TreeMap<>() : SecretsFile.read(secretsFile);
  }

  /**
   * @throws CommandFailed with every row that cannot be taken and nothing sent; or when the gateway
   *     goes away meanwhile
   */
  Done run(Path file) throws InterruptedException {
    CheckedRows checked = files.checked(file);
    List<ObjectNode> asked = new ArrayList<>();
    checked.rows().forEach(row -> asked.add(withSecret(row)));
    List<String> outcomes = new ArrayList<>();
    files.send(path("preview=true"), asked, (from, items) -> gather(items, outcomes));
    answeredAll(asked, outcomes);
    List<ObjectNode> sent = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    Map<String, String> made = new TreeMap<>(secrets);
    for (int i = 0; i < asked.size(); i++) {
      boolean blank = DeviceRow.isWithoutProof(checked.rows().get(i));
      String outcome = outcomes.get(i);
      if (outcome.equals("new") || outcome.equals("replaced")) {
        sent.add(asked.get(i));
        if (blank) {
          made.put(DeviceRow.name(asked.get(i)), asked.get(i).path("secret").asText());
        }
      } else if (!isThere(outcome, blank)) {
        mistakes.add("line %d: %s".formatted(checked.lines().get(i), says(asked.get(i), outcome)));
      }
    }
    if (!mistakes.isEmpty()) {
      throw FileImport.refused(file, mistakes);
    }
    keep(made);
    return add(sent, asked.size() - sent.size());
  }

  private ObjectNode withSecret(ObjectNode row) {
    if (!DeviceRow.isWithoutProof(row)) {
      return row;
    }
    String before = secrets.get(DeviceRow.name(row));
    return row.deepCopy().put("secret", before == null ? fresh.get() : before);
  }

  private String path(String question) {
    return ImportKind.DEVICES.path() + "?replace=" + replace + "&" + question;
  }

  private static void gather(JsonNode items, List<String> outcomes) {
    items.forEach(item -> outcomes.add(item.path("outcome").asText()));
  }

  private static void answeredAll(List<ObjectNode> rows, List<String> outcomes) {
    if (rows.size() != outcomes.size()) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT,
          "expected an answer to each of "
              + rows.size()
              + " devices, found "
              + outcomes.size()
              + "; what answers there is no gateway of this version. Look at its GET"
              + " /api/v1/devices before the next attempt.");
    }
  }

  /**
   * @param blank the row only wants the device to have a secret, whichever
   */
  private static boolean isThere(String outcome, boolean blank) {
    return outcome.equals("unchanged")
        || (blank && (outcome.equals("known") || outcome.equals("in_file")));
  }

  private static String says(JsonNode row, String outcome) {
    String name = ForeignText.visible(DeviceRow.name(row));
    return switch (outcome) {
      case "known" ->
          name
              + " is there already with another secret, certificate or speaks_for; take the row"
              + " out, or say --replace";
      case "in_file" ->
          name
              + " stands in the gateway's own devices file with another secret, certificate or"
              + " speaks_for; change it there";
      case "no_room" ->
          name
              + " has the certificate of another device, or the gateway has as many devices as it"
              + " takes";
      default -> name + " is not taken (" + ForeignText.visible(outcome) + ")";
    };
  }

  /** Before the gateway hears of them. */
  private void keep(Map<String, String> made) {
    if (made.equals(secrets)) {
      return;
    }
    if (secretsFile == null) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE,
          (made.size() - secrets.size())
              + " devices have neither secret nor certificate. Say with --secrets FILE where the"
              + " secrets that are made for them are to be written. Nothing was sent.");
    }
    SecretsFile.write(secretsFile, made);
  }

  private Done add(List<ObjectNode> sent, int there) throws InterruptedException {
    List<String> outcomes = new ArrayList<>();
    files.send(path("preview=false"), sent, (from, items) -> gather(items, outcomes));
    answeredAll(sent, outcomes);
    List<String> late = new ArrayList<>();
    int added = 0;
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i).equals("new") || outcomes.get(i).equals("replaced")) {
        added++;
      } else if (!outcomes.get(i).equals("unchanged")) {
        late.add(says(sent.get(i), outcomes.get(i)));
      }
    }
    if (!late.isEmpty()) {
      throw new CommandFailed(
          CommandFailed.ANSWER_IS_NO,
          String.join("\n", late)
              + "\nSomebody else has changed them meanwhile; "
              + added
              + " others were taken in.");
    }
    return new Done(added, there + sent.size() - added);
  }
}
