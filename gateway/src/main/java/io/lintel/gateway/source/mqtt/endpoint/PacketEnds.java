package io.lintel.gateway.source.mqtt.endpoint;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.util.ReferenceCountUtil;
import java.util.function.LongSupplier;

/**
 * Between the octets of one whole packet and what reads them: what makes no packet of them is
 * waiting for more. Its own lengths reach beyond its end, and it would take the packets behind it
 * for its rest.
 */
final class PacketEnds extends ChannelInboundHandlerAdapter {
  private final LongSupplier heard;
  private boolean broken;

  /**
   * @param heard how many packets were read
   */
  PacketEnds(LongSupplier heard) {
    this.heard = heard;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object packet) {
    if (broken) {
      ReferenceCountUtil.release(packet);
      return;
    }
    long before = heard.getAsLong();
    context.fireChannelRead(packet);
    if (heard.getAsLong() == before) {
      broken = true;
      context.fireExceptionCaught(
          new CorruptedFrameException("expected lengths that end with their packet"));
    }
  }
}
