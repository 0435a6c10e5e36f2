package io.lintel.gateway.source.http;

import io.lintel.gateway.api.Answers;
import io.lintel.gateway.api.Refused;
import io.lintel.gateway.intake.Limits;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Locale;

/** Bodies of requests: JSON, and no larger than any payload may be. */
final class JsonBody {
  private JsonBody() {}

  /** Refuses what is too large (413), then what is not declared as JSON (415). */
  static Route before(Route route) {
    return route
        .handler(BodyHandler.create(false).setBodyLimit(Limits.PAYLOAD_BYTES))
        .handler(JsonBody::admit);
  }

  static byte[] of(RoutingContext context) {
    Buffer buffer = context.body().buffer();
    return buffer == null ? new byte[0] : buffer.getBytes();
  }

  /** Whether the first character that is no blank opens an array. */
  static boolean isArray(byte[] payload) {
    for (byte octet : payload) {
      if (octet > ' ') {
        return octet == '[';
      }
    }
    return false;
  }

  private static void admit(RoutingContext context) {
    String type = context.request().getHeader("Content-Type");
    String plain = type == null ? "nothing" : type.split(";", 2)[0].strip();
    if (plain.toLowerCase(Locale.ROOT).equals("application/json")) {
      context.next();
    } else {
      Answers.problem(
          context,
          new Refused(
              415, "Not JSON", "Expected Content-Type: application/json, found " + plain + "."));
    }
  }
}
