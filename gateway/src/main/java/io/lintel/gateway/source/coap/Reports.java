package io.lintel.gateway.source.coap;

import io.lintel.gateway.identity.Admission;
import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Journal.JournalFull;
import io.lintel.gateway.journal.Journal.JournalRefuses;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.jspecify.annotations.Nullable;

/**
 * The resource devices post to. The answer is sent when the commit is done, by another thread;
 * until then a repetition of the request is Californium's to recognise.
 */
final class Reports extends CoapResource {
  private static final long COME_AGAIN_SECONDS = 10;
  private static final String ACCEPTED = "expected application/json (50) or application/cbor (60)";

  private final Reading reading;
  private final Right right;
  private final Outside outside;

  /** How this resource's payloads are taken in. */
  interface Reading {
    Taken take(String device, byte[] payload, Format format, Arrival arrival);
  }

  /** Whether somebody may speak for a device of this resource. */
  interface Right {
    boolean has(Speaker speaker, String device);
  }

  /**
   * What a resource works with.
   *
   * @param answers runs what must not run on the journal's thread
   */
  record Outside(
      Journal journal, InstantSource time, CoapDoor door, Executor answers, CoapMetrics metrics) {}

  Reports(String name, Reading reading, Right right, Outside outside) {
    super(name, false);
    this.right = right;
    this.reading = reading;
    this.outside = outside;
  }

  @Override
  public void handlePOST(CoapExchange exchange) {
    List<String> path = exchange.getRequestOptions().getUriPath();
    String device = path.get(path.size() - 2);
    Admission admission =
        outside.door().admit(exchange.advanced().getRequest().getSourceContext().getPeerIdentity());
    if (admission instanceof Admission.Refused refused) {
      answer(exchange, ResponseCode.UNAUTHORIZED, refused.why());
      return;
    }
    Speaker speaker = ((Admission.Admitted) admission).speaker();
    if (!right.has(speaker, device)) {
      answer(exchange, ResponseCode.UNAUTHORIZED, outside.door().refusal(speaker, device));
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
        new Arrival(
            CoapSource.NAME, outside.time().instant(), '/' + String.join("/", path), speaker);
    Taken taken = reading.take(device, exchange.getRequestPayload(), format, arrival);
    var unused =
        outside
            .journal()
            .append(taken.all(), speaker.proven() ? null : address(exchange))
            .whenCompleteAsync(
                (receipts, failure) -> settled(exchange, taken, failure), outside.answers());
  }

  private static String address(CoapExchange exchange) {
    return exchange.getSourceAddress().getHostAddress();
  }

  private void settled(CoapExchange exchange, Taken taken, @Nullable Throwable failure) {
    if (failure != null) {
      Throwable cause =
          failure instanceof CompletionException && failure.getCause() != null
              ? failure.getCause()
              : failure;
      exchange.setMaxAge(
          cause instanceof JournalRefuses refuses
              ? Math.max(1, refuses.retryAfter().toSeconds())
              : COME_AGAIN_SECONDS);
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
