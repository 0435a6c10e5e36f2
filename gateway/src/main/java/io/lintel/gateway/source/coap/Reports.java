package io.lintel.gateway.source.coap;

import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Journal.JournalFull;
import io.lintel.gateway.journal.Journal.JournalRefuses;
import java.security.Principal;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.elements.auth.PreSharedKeyIdentity;
import org.jspecify.annotations.Nullable;

/**
 * The resource devices post to. The answer is sent when the commit is done, by another thread;
 * until then a repetition of the request is Californium's to recognise.
 */
final class Reports extends CoapResource {
  private static final long COME_AGAIN_SECONDS = 10;
  private static final String ACCEPTED = "expected application/json (50) or application/cbor (60)";

  private final Reading reading;
  private final Outside outside;

  /** How this resource's payloads are taken in. */
  interface Reading {
    Taken take(String device, byte[] payload, Format format, Arrival arrival);
  }

  /**
   * What a resource works with.
   *
   * @param keyed devices that have a key, and so must not come without it
   * @param answers runs what must not run on the journal's thread
   */
  record Outside(
      Journal journal,
      InstantSource time,
      Set<String> keyed,
      Executor answers,
      CoapMetrics metrics) {
    Outside {
      keyed = Set.copyOf(keyed);
    }
  }

  Reports(String name, Reading reading, Outside outside) {
    super(name, false);
    this.reading = reading;
    this.outside = outside;
  }

  @Override
  public void handlePOST(CoapExchange exchange) {
    List<String> path = exchange.getRequestOptions().getUriPath();
    String device = path.get(path.size() - 2);
    String stranger = stranger(exchange, device);
    if (stranger != null) {
      answer(exchange, ResponseCode.UNAUTHORIZED, stranger);
      return;
    }
    Format format = format(exchange.getRequestOptions().getContentFormat());
    if (format == null) {
      answer(
          exchange,
          ResponseCode.UNSUPPORTED_CONTENT_FORMAT,
          ACCEPTED
              + ", found "
              + MediaTypeRegistry.toString(exchange.getRequestOptions().getContentFormat()));
      return;
    }
    Arrival arrival =
        new Arrival(CoapSource.NAME, outside.time().instant(), '/' + String.join("/", path));
    Taken taken = reading.take(device, exchange.getRequestPayload(), format, arrival);
    var unused =
        outside
            .journal()
            .append(taken.all())
            .whenCompleteAsync(
                (receipts, failure) -> settled(exchange, taken, failure), outside.answers());
  }

  private void settled(CoapExchange exchange, Taken taken, @Nullable Throwable failure) {
    if (failure != null) {
      Throwable cause =
          failure instanceof CompletionException && failure.getCause() != null
              ? failure.getCause()
              : failure;
      exchange.setMaxAge(COME_AGAIN_SECONDS);
      answer(
          exchange,
          ResponseCode.SERVICE_UNAVAILABLE,
          cause instanceof JournalRefuses
              ? String.valueOf(cause.getMessage())
              : cause instanceof JournalFull
                  ? "the journal is full"
                  : "the journal cannot be written");
    } else if (!taken.good()) {
      String others =
          taken.accepted().isEmpty() ? "" : "; the other " + taken.accepted().size() + " are taken";
      answer(exchange, ResponseCode.BAD_REQUEST, taken.diagnostic() + others);
    } else {
      answer(exchange, ResponseCode.CHANGED, "");
    }
  }

  /** Why this peer may not speak for {@code device}; null if it may. */
  private @Nullable String stranger(CoapExchange exchange, String device) {
    Principal peer = exchange.advanced().getRequest().getSourceContext().getPeerIdentity();
    if (peer instanceof PreSharedKeyIdentity identity) {
      return identity.getIdentity().equals(device)
          ? null
          : "expected the identity " + device + ", found " + identity.getIdentity();
    }
    return outside.keyed().contains(device)
        ? device + " has a key: use coaps with the identity " + device
        : null;
  }

  private static @Nullable Format format(int contentFormat) {
    return switch (contentFormat) {
      // What a modem's firmware cannot declare as JSON it sends as text.
      case MediaTypeRegistry.APPLICATION_JSON,
          MediaTypeRegistry.TEXT_PLAIN,
          MediaTypeRegistry.UNDEFINED ->
          Format.JSON;
      case MediaTypeRegistry.APPLICATION_CBOR -> Format.CBOR;
      default -> null;
    };
  }

  private void answer(CoapExchange exchange, ResponseCode code, String diagnostic) {
    outside.metrics().answered(code);
    if (diagnostic.isEmpty()) {
      exchange.respond(code);
    } else {
      // RFC 7252, 5.5.2: a diagnostic is UTF-8 without a content format.
      exchange.respond(
          code,
          diagnostic.getBytes(java.nio.charset.StandardCharsets.UTF_8),
          MediaTypeRegistry.UNDEFINED);
    }
  }
}
