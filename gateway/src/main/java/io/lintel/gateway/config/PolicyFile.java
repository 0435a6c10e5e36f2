package io.lintel.gateway.config;

import io.lintel.gateway.audit.Card;
import io.lintel.gateway.audit.Rules;
import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.linking.Weights;
import io.lintel.gateway.policy.Limit;
import io.lintel.gateway.policy.Limits;
import io.lintel.gateway.policy.Policy;
import io.lintel.gateway.visit.TapHabits;
import io.lintel.meter.document.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads policies: the shipped ones by name, others from a file of the same shape. */
public final class PolicyFile {
  /** The names of the shipped policies. */
  public static final List<String> SHIPPED = List.of("gas-strict", "gas-lenient");

  private static final int LARGEST_BYTES = 256 * 1024;
  private static final int DIGEST_DIGITS = 12;

  private static final Limit<Integer> VERSION = Limit.count("version", 1, 1, 1_000_000, "", "");

  private PolicyFile() {}

  /**
   * The shipped policy of that name, or the one in the file of that name.
   *
   * @throws PolicyWrong with all mistakes and their lines
   */
  public static Policy named(String nameOrFile) throws PolicyWrong {
    return SHIPPED.contains(nameOrFile) ? shipped(nameOrFile) : in(Path.of(nameOrFile));
  }

  private static Policy shipped(String name) throws PolicyWrong {
    try (InputStream in = PolicyFile.class.getResourceAsStream(name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks the policy " + name);
      }
      return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new IllegalStateException("cannot read the shipped policy " + name, broken);
    }
  }

  private static Policy in(Path file) throws PolicyWrong {
    try {
      return parse(file.toString(), TextFile.read(file, LARGEST_BYTES));
    } catch (TextFile.Unreadable unreadable) {
      throw new PolicyWrong(
          file.toString(),
          List.of(
              "cannot read it: "
                  + unreadable.getMessage()
                  + "; name a file, or a shipped policy: "
                  + String.join(", ", SHIPPED)));
    }
  }

  /**
   * @param where what the mistakes name: a file or a shipped policy
   * @throws PolicyWrong with all mistakes and their lines
   */
  public static Policy parse(String where, String text) throws PolicyWrong {
    PolicySection root = PolicySection.root(where, text);
    Policy policy =
        new Policy(
            root.name("name"),
            root.value(VERSION),
            digest(text),
            rules(root.section("rules")),
            limits(root));
    root.done();
    return policy;
  }

  private static Set<String> rules(PolicySection section) {
    Set<String> on = new LinkedHashSet<>();
    for (Card card : Rules.cards()) {
      if (section.value(Limit.flag(card.id(), true, "", ""))) {
        on.add(card.id());
      }
    }
    section.close();
    return on;
  }

  private static Limits limits(PolicySection root) {
    Map<String, PolicySection> sections = new LinkedHashMap<>();
    Limits limits = Limits.USUAL;
    for (Limit<?> limit : keys()) {
      int dot = limit.key().indexOf('.');
      PolicySection within =
          dot < 0 ? root : sections.computeIfAbsent(limit.key().substring(0, dot), root::section);
      limits = within.into(limits, limit, limit.key().substring(dot + 1));
    }
    sections.values().forEach(PolicySection::close);
    return limits;
  }

  /** Everything that a policy may set, beside which rules are judged. */
  public static List<Limit<?>> keys() {
    Set<Limit<?>> all = new LinkedHashSet<>(Rules.limits());
    all.addAll(TapHabits.KEYS);
    all.addAll(ClockLimits.KEYS);
    all.addAll(Weights.KEYS);
    return List.copyOf(all);
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGEST_DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
