package io.lintel.gateway.source.mqtt;

import com.hivemq.extension.sdk.api.ExtensionMain;
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
import io.lintel.gateway.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Who may connect to the embedded broker; without an extension of this kind, nobody may. */
final class BrokerDoor implements ExtensionMain {
  private final @Nullable String username;
  private final @Nullable Secret password;

  BrokerDoor(@Nullable String username, @Nullable Secret password) {
    this.username = username;
    this.password = password;
  }

  @Override
  public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
    SimpleAuthenticator authenticator = this::admit;
    Services.securityRegistry().setAuthenticatorProvider(provider -> authenticator);
  }

  @Override
  public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {}

  private void admit(SimpleAuthInput input, SimpleAuthOutput output) {
    if (known(input.getConnectPacket())) {
      output.authenticateSuccessfully();
    } else {
      output.failAuthentication(ConnackReasonCode.BAD_USER_NAME_OR_PASSWORD, "unknown user");
    }
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
