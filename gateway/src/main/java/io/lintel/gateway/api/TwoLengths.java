package io.lintel.gateway.api;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.http.impl.http1.VertxHttpRequestDecoder;

/**
 * Leaves a Content-Length beside Transfer-Encoding in the request, for {@link HttpDoor} to refuse
 * it: Netty's decoder takes it out, and who would see that there were two lengths sees one.
 */
final class TwoLengths extends VertxHttpRequestDecoder {
  private TwoLengths() {
    super(new Http1ServerConfig());
  }

  /** Before the first octet of {@code connection} is read. */
  static void keptOn(HttpConnection connection) {
    if (connection instanceof HttpServerConnection server) {
      ChannelPipeline pipeline = server.channelHandlerContext().pipeline();
      HttpRequestDecoder usual = pipeline.get(HttpRequestDecoder.class);
      if (usual != null) {
        pipeline.replace(usual, "two-lengths", new TwoLengths());
      }
    }
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    // Read as chunked, and refused for what stands beside it.
  }
}
