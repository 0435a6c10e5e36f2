package io.lintel.gateway.whatif;

import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.config.ConfigCheck;
import io.lintel.gateway.config.ConfigFile;
import io.lintel.gateway.config.KnownNames;
import io.lintel.gateway.config.LintelConfig;
import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.config.PolicyWrong;
import io.lintel.gateway.policy.Policy;
import io.lintel.gateway.projection.Basis;
import io.lintel.gateway.projection.PolicyJudge;
import io.lintel.gateway.recorder.RecorderTraits;
import io.lintel.gateway.recorder.RecorderTraits.ClockKind;
import io.lintel.gateway.store.KeptBasis;
import io.lintel.meter.modbus.profile.Profiles;
import io.lintel.meter.payload.PayloadDecoders;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which policies are compared, and in which surroundings: the zone and what is known of recorders.
 *
 * @param policy the one that is tried
 * @param standingLabel name, version and digest of the policy it is compared with
 * @param standing that policy, or null where only its verdicts in the directory are known
 * @param restsOn says in words where zone and recorders are taken from
 */
record Question(
    Policy policy,
    String standingLabel,
    @Nullable Policy standing,
    ZoneId zone,
    Map<String, RecorderTraits> traits,
    RecorderTraits usualTraits,
    String restsOn) {
  private static final ZoneId USUAL_ZONE = ZoneId.of("Asia/Shanghai");
  private static final RecorderTraits USUAL_TRAITS =
      new RecorderTraits(ClockKind.UNKNOWN, Duration.ZERO);

  /**
   * @param against a policy, or null for the one that stands
   * @param configFile of the gateway, or null
   * @param kept what the directory's own verdicts rest on, if there are any
   * @throws CommandFailed with all that is wrong with a policy or the configuration
   */
  static Question of(
      String policy,
      @Nullable String against,
      @Nullable Path configFile,
      Optional<KeptBasis> kept) {
    Policy tried = policy("--policy", policy);
    LintelConfig config = configFile == null ? null : config(configFile);
    Policy standing = standing(against, config, kept);
    String label = standing == null ? kept.orElseThrow().policy() : standing.label();
    if (config != null) {
      return new Question(
          tried,
          label,
          standing,
          config.zone(),
          config.recorders(),
          config.recorderDefaults(),
          "zone " + config.zone() + " and recorders as " + configFile + " says");
    }
    Optional<ZoneId> zone = kept.flatMap(basis -> zone(basis.zone()));
    return new Question(
        tried,
        label,
        standing,
        zone.orElse(USUAL_ZONE),
        Map.of(),
        USUAL_TRAITS,
        (zone.isPresent()
                ? "zone " + zone.get() + " as in the directory"
                : "zone " + USUAL_ZONE + " (the default)")
            + ", recorders as if none were configured (give --config for yours)");
  }

  Basis basis(Policy judging) {
    return new Basis(zone, judging.label(), new PolicyJudge(judging), traits, usualTraits);
  }

  /** As the directory says it if its verdicts rest on the same as {@link #standingLabel} here. */
  String standingFingerprint() {
    return new Basis(zone, standingLabel, new PolicyJudge(policy), traits, usualTraits)
        .fingerprint();
  }

  /** Null where only the directory's verdicts know the policy. */
  private static @Nullable Policy standing(
      @Nullable String against, @Nullable LintelConfig config, Optional<KeptBasis> kept) {
    if (against != null) {
      return policy("--against", against);
    }
    if (config != null) {
      return policy("policy in the configuration", config.policy());
    }
    if (kept.isEmpty()) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE,
          "the directory holds no verdicts of its own, so nothing says which policy stands:"
              + " name it with --against");
    }
    String name = kept.get().policyName();
    Policy shipped = PolicyFile.SHIPPED.contains(name) ? policy("--against", name) : null;
    return shipped != null && shipped.label().equals(kept.get().policy()) ? shipped : null;
  }

  private static Policy policy(String option, String nameOrFile) {
    try {
      return PolicyFile.named(nameOrFile);
    } catch (PolicyWrong wrong) {
      throw new CommandFailed(CommandFailed.WRONG_USAGE, option + ": " + wrong.getMessage(), wrong);
    }
  }

  private static LintelConfig config(Path file) {
    KnownNames names =
        new KnownNames(
            Set.copyOf(Profiles.names()),
            Set.copyOf(PayloadDecoders.names()),
            Set.copyOf(PolicyFile.SHIPPED));
    ConfigCheck check = new ConfigFile(names, System.getenv()).read(file);
    if (check instanceof ConfigCheck.Good good) {
      return good.config();
    }
    throw new CommandFailed(CommandFailed.WRONG_USAGE, ((ConfigCheck.Bad) check).message());
  }

  private static Optional<ZoneId> zone(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }
}
