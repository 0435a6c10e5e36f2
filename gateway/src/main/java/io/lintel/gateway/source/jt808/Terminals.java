package io.lintel.gateway.source.jt808;

import io.lintel.gateway.config.Jt808Config;
import io.lintel.gateway.config.Jt808Config.Terminal;
import io.lintel.gateway.config.Secret;
import io.lintel.gateway.jt808.Answers.Registration;
import io.lintel.gateway.jt808.Said;
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
 * configuration gives it, or else a code made from its number, from what it calls itself and from
 * the gateway's own secret, which its registration is answered with. Such a code needs no table and
 * outlives a restart, and two terminals that register one number have two codes. Which of them
 * speaks is {@link Holders}' affair.
 */
final class Terminals {
  private static final String HMAC = "HmacSHA256";
  private static final int CODE_OCTETS = 10;

  /** Of what a terminal calls itself; it stands before the code, so that both can be checked. */
  private static final int SELF_OCTETS = 4;

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
  Admission register(String number, Said.Register said) {
    Terminal listed = config.terminals().get(number);
    if (listed == null && !config.anyone()) {
      return new Admission.No(Registration.NO_SUCH_TERMINAL);
    }
    return listed != null && listed.key() != null
        ? new Admission.No(Registration.TERMINAL_REGISTERED)
        : new Admission.Code(code(number, self(said)));
  }

  /** The recorder that {@code number} is, whether it has authenticated or not. */
  String recorder(String number) {
    Terminal listed = config.terminals().get(number);
    return listed == null ? number : listed.recorder();
  }

  /** The recorder that the terminal is, if {@code code} is right. */
  Optional<String> authenticate(String number, String code) {
    Terminal listed = config.terminals().get(number);
    if (listed == null && !config.anyone()) {
      return Optional.empty();
    }
    Secret key = listed == null ? null : listed.key();
    boolean right =
        key != null ? same(key.reveal(), code) : isOurs(number, code) || isOlder(number, code);
    return right ? Optional.of(listed == null ? number : listed.recorder()) : Optional.empty();
  }

  private boolean isOurs(String number, String code) {
    return code.length() == 2 * (SELF_OCTETS + CODE_OCTETS)
        && same(code(number, code.substring(0, 2 * SELF_OCTETS)), code);
  }

  /** As codes were made before they depended on what the terminal calls itself. */
  private boolean isOlder(String number, String code) {
    return same(digest(number), code);
  }

  private String code(String number, String self) {
    return self + digest(number + ' ' + self);
  }

  /**
   * Of the terminal that a code was given to; empty for a key of the configuration and for a code
   * from before codes depended on what the terminal calls itself: they tell no terminals apart.
   */
  Optional<String> holderOf(String number, String code) {
    return isOurs(number, code)
        ? Optional.of(code.substring(0, 2 * SELF_OCTETS))
        : Optional.empty();
  }

  /** A digest of what a terminal calls itself. */
  static String self(Said.Register said) {
    String all = said.manufacturer() + '\0' + said.model() + '\0' + said.terminal();
    try {
      byte[] whole =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(whole, 0, SELF_OCTETS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private String digest(String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret, HMAC));
      byte[] whole = mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
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
