package io.lintel.gateway.config;

import io.lintel.gateway.wording.WireId;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the file writes addresses, durations and names. */
final class Meanings {
  private static final Pattern LISTEN = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\s]+):(\\d{1,5})");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h|d)");
  private static final Pattern DAYS = Pattern.compile("([1-9]\\d{0,4})d");
  private static final int HIGHEST_PORT = 65_535;

  private Meanings() {}

  /** {@code 127.0.0.1:8080} or {@code [::1]:8080}. */
  static ListenAddress listen(String text) {
    Matcher parts = LISTEN.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > HIGHEST_PORT) {
      throw new IllegalArgumentException("expected host:port such as 127.0.0.1:8080");
    }
    String host = parts.group(1);
    return new ListenAddress(
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        Integer.parseInt(parts.group(2)));
  }

  /** An address without a port, as connections from it are told: {@code ::1} in full. */
  static String address(String text) {
    if (!text.matches("[0-9a-fA-F:.]+")) {
      throw new IllegalArgumentException("expected an IP address such as 10.0.0.5");
    }
    try {
      return InetAddress.getByName(text).getHostAddress();
    } catch (UnknownHostException none) {
      throw new IllegalArgumentException("expected an IP address such as 10.0.0.5", none);
    }
  }

  /** {@code 500ms}, {@code 30s}, {@code 15m}, {@code 6h}, {@code 1d}. */
  static Duration duration(String text) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("expected a duration such as 30s, 15m, 6h or 1d");
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  static Section.Meaning<Duration> durationBetween(Duration least, Duration most) {
    return text -> {
      Duration duration = duration(text);
      if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
        throw new IllegalArgumentException(
            "expected a duration from " + least.toSeconds() + "s to " + most.toDays() + "d");
      }
      return duration;
    };
  }

  /** For how long something is kept: at least a day, {@code never} to let go of it. */
  static Optional<Duration> daysOrNever(String text) {
    if (text.equals("never")) {
      return Optional.empty();
    }
    Matcher days = DAYS.matcher(text);
    if (!days.matches()) {
      throw new IllegalArgumentException("expected 1d to 99999d, or never");
    }
    return Optional.of(Duration.ofDays(Long.parseLong(days.group(1))));
  }

  /** A whole number from 1 to a thousand million. */
  static long count(String text) {
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new IllegalArgumentException("expected a whole number from 1 to 999999999");
    }
    return Long.parseLong(text);
  }

  /** An id: it stands in topics, paths and tags, so what would break those is refused. */
  static String id(String text) {
    if (!WireId.fits(text)) {
      throw new IllegalArgumentException("expected " + WireId.EXPECTED);
    }
    return text;
  }

  static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException unknown) {
      throw new IllegalArgumentException("expected a time zone such as Asia/Shanghai", unknown);
    }
  }

  static Section.Meaning<String> nameAmong(Set<String> known, String what) {
    return text -> {
      if (!known.contains(text)) {
        throw new IllegalArgumentException(
            "expected the name of "
                + what
                + NearestName.hint(text, known)
                + " Known: "
                + String.join(", ", known.stream().sorted().toList()));
      }
      return text;
    };
  }

  /**
   * A URI with a host, of one of {@code schemes}, without the user and password that may stand in
   * it: what nobody holds nobody can show.
   */
  static Section.Meaning<URI> uri(String example, List<String> schemes) {
    return text -> {
      try {
        URI uri = new URI(text);
        if (uri.getScheme() != null && schemes.contains(uri.getScheme()) && uri.getHost() != null) {
          if (uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
            throw new IllegalArgumentException("expected a port from 1 to 65535");
          }
          return bare(uri);
        }
      } catch (URISyntaxException notOne) {
        throw new IllegalArgumentException("expected a URI such as " + example, notOne);
      }
      throw new IllegalArgumentException("expected a URI such as " + example);
    };
  }

  private static URI bare(URI uri) throws URISyntaxException {
    return uri.getRawUserInfo() == null
        ? uri
        : new URI(
            uri.getScheme(),
            null,
            uri.getHost(),
            uri.getPort(),
            uri.getPath(),
            uri.getQuery(),
            uri.getFragment());
  }

  /** The {@code user:password} in a URI, or null if there is none. */
  static @Nullable String userInfo(@Nullable String text) {
    try {
      return text == null ? null : new URI(text).getUserInfo();
    } catch (URISyntaxException notOne) {
      return null;
    }
  }

  /** A text as it may be shown: without what stands before the @ of an address in it. */
  static String shown(String text) {
    return text.replaceAll("(//|[\"'])[^/\\s\"']*@", "$1…@");
  }
}
