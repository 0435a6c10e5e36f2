package io.lintel.gateway.source.jt808;

import io.lintel.gateway.config.Jt808Config;
import io.lintel.gateway.config.Jt808Config.Terminal;
import io.lintel.gateway.config.Secret;
import io.lintel.gateway.jt808.Answers.Registration;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who a terminal is, by its phone number, and what it has to authenticate with: the key that the
 * configuration gives it, or else a code made from its number and the gateway's own secret, which
 * its registration is answered with. Such a code needs no table and outlives a restart; but whoever
 * registers first with a number gets it, for the protocol has nothing better.
 */
final class Terminals {
  private static final String HMAC = "HmacSHA256";
  private static final int CODE_OCTETS = 10;

  private final Jt808Config config;
  private final byte[] secret;

  /**
   * @param secret the gateway's, that codes are made from
   */
  Terminals(Jt808Config config, String secret) {
    this.config = config;
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /** How a registration ends. */
  sealed interface Admission {
    record Code(String code) implements Admission {}

    record No(Registration why) implements Admission {}
  }

  /** A terminal with a key of its own has no use for a registration, and is not given the key. */
  Admission register(String number) {
    Terminal listed = config.terminals().get(number);
    if (listed == null && !config.anyone()) {
      return new Admission.No(Registration.NO_SUCH_TERMINAL);
    }
    return listed != null && listed.key() != null
        ? new Admission.No(Registration.TERMINAL_REGISTERED)
        : new Admission.Code(code(number));
  }

  /** The recorder that the terminal is, if {@code code} is right. */
  Optional<String> authenticate(String number, String code) {
    Terminal listed = config.terminals().get(number);
    if (listed == null && !config.anyone()) {
      return Optional.empty();
    }
    Secret key = listed == null ? null : listed.key();
    String expected = key == null ? code(number) : key.reveal();
    return same(expected, code)
        ? Optional.of(listed == null ? number : listed.recorder())
        : Optional.empty();
  }

  private String code(String number) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret, HMAC));
      byte[] whole = mac.doFinal(number.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(whole, 0, CODE_OCTETS);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has HMAC with SHA-256", e);
    }
  }

  /** Takes the same time wherever the texts differ. */
  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
