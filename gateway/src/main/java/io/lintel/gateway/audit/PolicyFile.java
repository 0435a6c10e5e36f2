package io.lintel.gateway.audit;

import io.lintel.gateway.audit.Policy.Against;
import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.linking.Weights;
import io.lintel.gateway.visit.TapHabits;
import io.lintel.meter.document.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads policies: the shipped ones by name, others from a file of the same shape. */
public final class PolicyFile {
  /** The names of the shipped policies. */
  public static final List<String> SHIPPED = List.of("gas-strict", "gas-lenient");

  private static final int LARGEST_BYTES = 256 * 1024;
  private static final int DIGEST_DIGITS = 12;

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
   */
  static Policy parse(String where, String text) throws PolicyWrong {
    PolicySection root = PolicySection.root(where, text);
    Policy policy =
        new Policy(
            root.name("name"),
            (int) root.number("version", 1, 1, 1_000_000),
            digest(text),
            rules(root.section("rules")),
            root.choice("against", Against.KNOCK),
            root.flag("prebuffer_counts", false),
            root.seconds("slack_s", Duration.ZERO),
            root.seconds("gap_s", Duration.ofSeconds(5)),
            tap(root),
            clock(root.section("clock")),
            weights(root.section("weights")),
            limits(root));
    root.done();
    return policy;
  }

  private static Set<String> rules(PolicySection section) {
    Set<String> on = new LinkedHashSet<>();
    for (Rule rule : Rule.ALL) {
      if (section.flag(rule.id(), true)) {
        on.add(rule.id());
      }
    }
    section.close();
    return on;
  }

  private static TapHabits tap(PolicySection root) {
    PolicySection tap = root.section("tap");
    TapHabits habits =
        new TapHabits(
            tap.seconds("before_s", Duration.ofSeconds(5)),
            tap.seconds("after_s", Duration.ofSeconds(10)),
            root.number("radius_m", 150, 0, 100_000));
    tap.close();
    return habits;
  }

  private static ClockLimits clock(PolicySection section) {
    ClockLimits usual = ClockLimits.DEFAULT;
    ClockLimits limits =
        new ClockLimits(
            section.seconds("transit_s", usual.transit()),
            section.seconds("unearned_transit_s", usual.unearnedTransit()),
            section.seconds("drift_s_per_day", usual.driftPerDay()),
            section.seconds("network_s", usual.network()),
            section.seconds("device_s", usual.device()),
            section.seconds("phone_s", usual.phone()),
            section.seconds("latest_s", usual.latest()),
            section.seconds("gateway_s", usual.gateway()));
    section.close();
    return limits;
  }

  private static Weights weights(PolicySection section) {
    Weights usual = Weights.DEFAULT;
    Weights weights =
        new Weights(
            section.weight("bound", usual.bound()),
            section.weight("custody", usual.custody()),
            section.weight("inside", usual.inside()),
            section.weight("other_inside", usual.otherInside()),
            section.weight("edge", usual.edge()),
            section.seconds("edge_within_s", usual.edgeWithin()),
            section.weight("farther", usual.farther()),
            section.weight("place", usual.place()),
            section.weight("places_at_most", usual.placesAtMost()),
            section.weight("meter", usual.meter()),
            section.weight("other_meter", usual.otherMeter()),
            section.weight("swap", usual.swap()),
            section.weight("none", usual.none()),
            section.number("linked_from", usual.linkedFrom(), 0.5, 1),
            section.number("none_from", usual.noneFrom(), 0, 1));
    section.close();
    return weights;
  }

  private static RuleLimits limits(PolicySection root) {
    RuleLimits usual = RuleLimits.DEFAULT;
    return new RuleLimits(
        root.hours("dock_h", usual.dock()),
        root.flag("docks_expected", usual.docksExpected()),
        (int) root.number("places", usual.places(), 1, 1_000),
        (int) root.number("power_cycles", usual.powerCycles(), 1, 1_000),
        root.decimal("tolerance_m3", usual.tolerance(), 0, 1_000_000),
        root.decimal("max_flow_m3h", usual.maxFlow(), 0, 1_000_000),
        root.decimal("max_conversion", usual.maxConversion(), 1, 1_000),
        root.seconds("event_within_s", usual.eventWithin()));
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
