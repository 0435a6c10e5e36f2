package io.lintel.gateway.source.mqtt.endpoint;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import java.util.List;

/**
 * Cuts octets into whole control packets, so that what reads them reads each once: a packet that
 * comes octet by octet costs no more than one that comes at once, and one that says it is too large
 * is refused before it is gathered.
 */
final class PacketCutter extends ByteToMessageDecoder {
  private static final int LONGEST_LENGTH = 4;
  private static final int MORE = 0x80;

  /** What a connection begins with. */
  private static final int CONNECT = 0x10;

  private int mostBytes;
  private boolean begun;
  private boolean broken;

  PacketCutter(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** From the next packet on. */
  void allow(int bytes) {
    mostBytes = bytes;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (broken) {
      in.skipBytes(in.readableBytes());
      return;
    }
    if (!begun && in.getByte(in.readerIndex()) != CONNECT) {
      broken = true;
      throw new CorruptedFrameException("expected CONNECT, found something else");
    }
    begun = true;
    long length = 0;
    int readable = in.readableBytes();
    for (int i = 1; i < readable; i++) {
      int octet = in.getByte(in.readerIndex() + i);
      length |= (long) (octet & ~MORE & 0xFF) << (7 * (i - 1));
      if ((octet & MORE) == 0) {
        cut(in, 1L + i + length, out);
        return;
      }
      if (i == LONGEST_LENGTH) {
        broken = true;
        throw new CorruptedFrameException(
            "expected a remaining length of at most four octets, found a fifth");
      }
    }
  }

  private void cut(ByteBuf in, long packet, List<Object> out) {
    if (packet > mostBytes) {
      broken = true;
      throw new TooLongFrameException(
          "expected a packet of at most " + mostBytes + " octets, found one of " + packet);
    }
    if (in.readableBytes() >= packet) {
      out.add(in.readRetainedSlice((int) packet));
    }
  }
}
