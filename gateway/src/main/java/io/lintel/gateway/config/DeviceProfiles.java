package io.lintel.gateway.config;

import io.lintel.gateway.wording.PlainReason;
import io.lintel.meter.modbus.profile.InvalidProfile;
import io.lintel.meter.modbus.profile.Mistake;
import io.lintel.meter.modbus.profile.Profile;
import io.lintel.meter.modbus.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The profiles that meters name: shipped ones, and files beside the configuration. */
final class DeviceProfiles {
  private final Set<String> shipped;
  private final Map<String, Named> read = new HashMap<>();

  /**
   * @param shipped the names of those that are shipped
   */
  DeviceProfiles(Set<String> shipped) {
    this.shipped = shipped;
  }

  /**
   * A profile as it is named from now on, or what is wrong with it.
   *
   * @param name the shipped name, or the file's absolute path
   * @param wrong empty where {@code profile} is there
   */
  record Named(String name, Optional<Profile> profile, List<String> wrong) {
    Named {
      wrong = List.copyOf(wrong);
    }
  }

  Named named(String text, Surroundings around) {
    return read.computeIfAbsent(text, unknown -> read(text, around));
  }

  private Named read(String text, Surroundings around) {
    if (shipped.contains(text)) {
      return new Named(text, Profiles.shipped(text), List.of());
    }
    Path file = around.resolve(text);
    if (!Files.isRegularFile(file)) {
      String message =
          "expected the name of a device profile or a profile file%s Known: %s; no file %s"
              .formatted(
                  NearestName.hint(text, shipped),
                  String.join(", ", shipped.stream().sorted().toList()),
                  file);
      return new Named(text, Optional.empty(), List.of(message + ", found '" + text + "'"));
    }
    String path = file.toString();
    try {
      return new Named(path, Optional.of(Profiles.file(file)), List.of());
    } catch (InvalidProfile invalid) {
      List<String> all = invalid.mistakes().stream().map(one -> inFile(text, one)).toList();
      return new Named(path, Optional.empty(), all);
    } catch (IOException unreadable) {
      return new Named(
          path,
          Optional.empty(),
          List.of("cannot read " + file + ": " + PlainReason.of(unreadable)));
    }
  }

  private static String inFile(String file, Mistake mistake) {
    return file + ", " + mistake;
  }
}
