package io.lintel.simulator.demo;

import io.lintel.gateway.cli.CommandFailed;
import io.lintel.meter.modbus.Framing;
import io.lintel.meter.modbus.profile.InvalidProfile;
import io.lintel.meter.modbus.profile.Profiles;
import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.spi.Step;
import io.lintel.simulator.capture.CapturedTurn;
import io.lintel.simulator.capture.ReplayPlan;
import io.lintel.simulator.replay.Frames;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names as they were given; profiles as given, or the shipped one whose question was asked. */
final class KnownMeters implements ReplayPlan.MeterNames {
  private final @Nullable String profile;
  private final Map<Integer, String> ids;

  KnownMeters(@Nullable String profile, Map<Integer, String> ids) {
    this.profile = profile;
    this.ids = Map.copyOf(ids);
    if (profile != null) {
      question(profile, Frames.SERIAL, 1);
    }
  }

  @Override
  public @Nullable String id(String line, int address) {
    return ids.get(address);
  }

  @Override
  public @Nullable String profile(Frames frames, int address, List<CapturedTurn> turns) {
    if (profile != null || address == 0 || address > 247) {
      return profile;
    }
    return Profiles.names().stream()
        .filter(shipped -> wasAsked(shipped, frames, address, turns))
        .findFirst()
        .orElse(null);
  }

  private static boolean wasAsked(
      String shipped, Frames frames, int address, List<CapturedTurn> turns) {
    try {
      return question(shipped, frames, address) instanceof Step.Send send
          && turns.stream().anyMatch(turn -> turn.ask().matches(send.frame(), frames.sameFrom()));
    } catch (CommandFailed notModbus) {
      // A profile of another protocol asks nothing that could be here.
      return false;
    }
  }

  private static Step question(String profile, Frames frames, int address) {
    try {
      Framing framing = frames == Frames.TCP ? Framing.TCP : Framing.RTU;
      return Profiles.named(profile)
          .driver(framing)
          .read(new MeterAddress(Integer.toString(address)))
          .start();
    } catch (IOException | InvalidProfile | IllegalArgumentException wrong) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE, "profile " + profile + ": " + wrong.getMessage(), wrong);
    }
  }
}
