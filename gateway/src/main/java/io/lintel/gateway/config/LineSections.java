package io.lintel.gateway.config;

import io.lintel.meter.line.LineTiming;
import io.lintel.meter.line.LineUri;
import io.lintel.meter.modbus.Leniency;
import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.spi.MeterType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the file says of lines and the meters on them. What is wrong with one meter, or one line's
 * device, is bearable: the meters concerned are marked unusable, and the others are read.
 */
final class LineSections {
  private static final Duration LEAST_EVERY = Duration.ofSeconds(1);
  private static final Duration MOST_EVERY = Duration.ofDays(366);

  private final DeviceProfiles profiles;
  private final UniqueIds meterIds;
  private final Map<String, Section> devices = new HashMap<>();

  /**
   * @param meterIds all meters', those that push included
   */
  LineSections(Set<String> profiles, UniqueIds meterIds) {
    this.profiles = new DeviceProfiles(profiles);
    this.meterIds = meterIds;
  }

  List<LineConfig> read(List<Section> sections) {
    UniqueIds lineIds = new UniqueIds("the line");
    List<LineConfig> lines = new ArrayList<>();
    for (Section line : sections) {
      String text = line.required("uri");
      String id = lineIds.of(line);
      Optional<LineUri> uri = Optional.empty();
      Optional<String> unusable = Optional.empty();
      try {
        uri = text.isEmpty() ? uri : Optional.of(LineUri.parse(text));
        unusable = uri.flatMap(found -> taken(line, found));
      } catch (IllegalArgumentException noLine) {
        unusable = Optional.of(Meanings.shown(String.valueOf(noLine.getMessage())));
      }
      unusable.ifPresent(why -> line.bearable("uri", why));
      Duration pause = line.value("pause", Duration.ZERO, LineSections::pause);
      Set<Leniency> lenient = Set.copyOf(line.values("lenient", LineSections::leniency));
      List<PolledMeterConfig> meters = meters(line.sections("meters"), uri);
      line.done();
      lines.add(
          new LineConfig(
              id,
              text,
              pause,
              lenient,
              unusable
                  .map(says -> meters.stream().map(meter -> meter.becauseOf(says)).toList())
                  .orElse(meters)));
    }
    return lines;
  }

  /** Two lines would both speak on it, each deaf to the other. */
  private Optional<String> taken(Section line, LineUri uri) {
    Section first = devices.putIfAbsent(device(uri), line);
    if (first == null) {
      return Optional.empty();
    }
    return Optional.of(
        "the line on line %d has this device already; put the meters of one device on one line"
            .formatted(first.line()));
  }

  private static String device(LineUri uri) {
    if (uri instanceof LineUri.Serial serial) {
      return SerialDevices.real(Path.of(serial.device()));
    }
    if (uri instanceof LineUri.RtuTcp far) {
      return hostAndPort(far.host(), far.port());
    }
    LineUri.Tcp tcp = (LineUri.Tcp) uri;
    return hostAndPort(tcp.host(), tcp.port());
  }

  private static String hostAndPort(String host, int port) {
    String known = host.toLowerCase(Locale.ROOT);
    return (known.equals("localhost") || known.equals("::1") ? "127.0.0.1" : known) + ":" + port;
  }

  private List<PolledMeterConfig> meters(List<Section> sections, Optional<LineUri> uri) {
    List<PolledMeterConfig> meters = new ArrayList<>();
    Map<String, Integer> byAddress = new HashMap<>();
    for (Section section : sections) {
      PolledMeterConfig meter = meter(section, uri);
      boolean counts = meter.unusable() == null && !meter.address().isEmpty();
      Integer same = counts ? byAddress.putIfAbsent(address(meter), meters.size()) : null;
      if (same != null) {
        PolledMeterConfig other = meters.get(same);
        String says = "the meters %s and %s have the same address %s on one line";
        String both = says.formatted(other.id(), meter.id(), meter.address());
        section.bearable(
            "address",
            both
                + " (the other is on line "
                + sections.get(same).line()
                + "): one would be billed with the other's index");
        meters.set(same, other.becauseOf(both));
        meter = meter.becauseOf(both);
      }
      meters.add(meter);
    }
    return meters;
  }

  /** However many zeros stand before it. */
  private static String address(PolledMeterConfig meter) {
    return meter.address().strip().replaceFirst("^0+(?=\\d)", "");
  }

  private PolledMeterConfig meter(Section section, Optional<LineUri> uri) {
    section.required("every");
    String id = meterIds.of(section);
    String profile = section.required("profile");
    String address = section.required("address");
    Duration every =
        section.value("every", LEAST_EVERY, Meanings.durationBetween(LEAST_EVERY, MOST_EVERY));
    section.done();
    if (profile.isEmpty() || address.isEmpty()) {
      return new PolledMeterConfig(id, profile, address, every);
    }
    DeviceProfiles.Named named = profiles.named(profile, section.around());
    named.wrong().forEach(wrong -> section.bearable("profile", wrong));
    PolledMeterConfig meter = new PolledMeterConfig(id, named.name(), address, every);
    if (named.profile().isEmpty()) {
      return meter.becauseOf(String.join("; ", named.wrong()));
    }
    return uri.map(line -> checked(section, meter, named.profile().get(), line)).orElse(meter);
  }

  private static PolledMeterConfig checked(
      Section section, PolledMeterConfig meter, MeterType type, LineUri line) {
    try {
      type.check(new MeterAddress(meter.address()), line.carriage());
      return meter;
    } catch (IllegalArgumentException noAddress) {
      String says = String.valueOf(noAddress.getMessage());
      section.bearable("address", says);
      return meter.becauseOf(says);
    }
  }

  private static Duration pause(String text) {
    Duration pause = Meanings.duration(text);
    if (pause.compareTo(LineTiming.LONGEST_PAUSE) > 0) {
      throw new IllegalArgumentException("expected a pause of at most 10s");
    }
    return pause;
  }

  private static Leniency leniency(String text) {
    return Arrays.stream(Leniency.values())
        .filter(one -> one.wireName().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected "
                        + Arrays.stream(Leniency.values())
                            .map(Leniency::wireName)
                            .collect(Collectors.joining(" or "))
                        + ", found '"
                        + text
                        + "'"));
  }
}
