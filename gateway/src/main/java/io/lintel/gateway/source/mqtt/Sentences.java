package io.lintel.gateway.source.mqtt;

import javax.net.ssl.SSLException;

/** What an operator is told of a broker that cannot be used. */
final class Sentences {
  static final String NOT_LET_IN =
      "the broker does not let this client in; check mqtt.username, mqtt.password-file and"
          + " mqtt.cert-file";

  private Sentences() {}

  static String noWelcome(String version, String reason) {
    return "the broker ended the connection without a word after the connect in "
        + version
        + " ("
        + reason
        + ")";
  }

  /** In words, without what no person can use. */
  static String reason(Throwable failure) {
    Throwable cause = failure.getCause();
    String says = String.valueOf(failure.getMessage());
    return cause == null || cause.getMessage() == null
        ? says
        : says + " (" + cause.getMessage() + ")";
  }

  /** Whether it failed over certificates or what goes with them. */
  static boolean isTls(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return true;
      }
    }
    return false;
  }

  /** With a hint where it is the certificate. */
  static String unreachable(Throwable failure, String reason) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return tls(String.valueOf(cause.getMessage()));
      }
    }
    return reason;
  }

  private static String tls(String reason) {
    if (reason.contains("certification path") || reason.contains("PKIX")) {
      return "the broker's certificate is of no authority known here; name the authority's"
          + " certificate with mqtt.ca-file";
    }
    if (reason.contains("subject alternative") || reason.contains("No name matching")) {
      return "the broker's certificate is for another name than the one in mqtt.broker ("
          + reason
          + ")";
    }
    return "TLS with the broker failed: "
        + reason
        + "; check that the port speaks TLS, mqtt.ca-file, and mqtt.cert-file if the broker asks"
        + " for a certificate";
  }
}
