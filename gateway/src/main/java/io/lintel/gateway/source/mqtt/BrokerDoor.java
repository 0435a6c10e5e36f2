package io.lintel.gateway.source.mqtt;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.async.Async;
import com.hivemq.extension.sdk.api.async.TimeoutFallback;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.packets.connect.ConnectPacket;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who may connect to the embedded broker; without an extension of this kind, nobody may.
 *
 * <p>Devices wait until the gateway's session has its subscriptions, which is once in the life of a
 * broker's folder: a broker acknowledges what nobody has subscribed to, and drops it.
 */
final class BrokerDoor implements ExtensionMain {
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

  private final String gateway;
  private final @Nullable String username;
  private final @Nullable Secret password;
  private volatile boolean subscribed;

  BrokerDoor(MqttConfig config) {
    this.gateway = config.clientId();
    this.username = config.username();
    this.password = config.password();
  }

  @Override
  public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
    SimpleAuthenticator authenticator = this::admit;
    Services.securityRegistry().setAuthenticatorProvider(provider -> authenticator);
  }

  @Override
  public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {}

  private void admit(SimpleAuthInput input, SimpleAuthOutput output) {
    if (!known(input.getConnectPacket())) {
      output.failAuthentication(ConnackReasonCode.BAD_USER_NAME_OR_PASSWORD, "unknown user");
    } else if (subscribed || input.getClientInformation().getClientId().equals(gateway)) {
      output.authenticateSuccessfully();
    } else {
      admitIfSubscribed(output);
    }
  }

  private void admitIfSubscribed(SimpleAuthOutput output) {
    Async<SimpleAuthOutput> pending =
        output.async(LONGEST_LOOK, TimeoutFallback.FAILURE, ConnackReasonCode.SERVER_UNAVAILABLE);
    var unused =
        Services.subscriptionStore()
            .getSubscriptions(gateway)
            .whenComplete(
                (topics, failed) -> {
                  if (topics != null && !topics.isEmpty()) {
                    subscribed = true;
                    output.authenticateSuccessfully();
                  } else {
                    output.failAuthentication(
                        ConnackReasonCode.SERVER_UNAVAILABLE,
                        "the gateway has not subscribed yet; come again");
                  }
                  pending.resume();
                });
  }

  private boolean known(ConnectPacket connect) {
    if (username == null) {
      return true;
    }
    String secret = password == null ? "" : password.reveal();
    byte[] given =
        connect
            .getPassword()
            .map(
                buffer -> {
                  byte[] copy = new byte[buffer.remaining()];
                  buffer.duplicate().get(copy);
                  return copy;
                })
            .orElse(new byte[0]);
    return username.equals(connect.getUserName().orElse(null))
        && MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), given);
  }
}
