package io.lintel.gateway.source.mqtt.endpoint;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A dialogue's socket, as Netty knows it. All on the endpoint's event loop. What a write came to is
 * not waited for: one that fails ends the connection, which is told.
 */
@SuppressWarnings("FutureReturnValueIgnored")
final class DeviceChannel extends SimpleChannelInboundHandler<MqttMessage> implements Wire {
  private static final Logger log = LoggerFactory.getLogger(DeviceChannel.class);
  private static final int PUBACK = 0x40;
  private static final int PUBACK_BYTES = 4;

  /** PUBACKs that a buffer is made for; it grows up to what a connection may have in flight. */
  private static final int ROOM_AT_FIRST = 16;

  /** The last words must reach the other side before an RST for what it still sends drops them. */
  private static final long LINGER_MILLIS = 1_000;

  private final PacketCutter cutter;
  private final House house;
  private final Remote remote;
  private final Dialogue dialogue;
  private ChannelHandlerContext own;
  private boolean greeted;
  private long heard;

  /** PUBACKs that go out together at the end of a turn of the loop; null while none wait. */
  private @Nullable ByteBuf acknowledgements;

  /**
   * The other side.
   *
   * @param certificateSubject of the client certificate that TLS has verified, or null
   */
  record Remote(String address, int port, @Nullable String certificateSubject) {}

  /**
   * @param context of any handler of the connection
   */
  DeviceChannel(ChannelHandlerContext context, PacketCutter cutter, House house, Remote remote) {
    super(MqttMessage.class, true);
    this.own = context;
    this.cutter = cutter;
    this.house = house;
    this.remote = remote;
    this.dialogue = new Dialogue(house, this);
  }

  Dialogue dialogue() {
    return dialogue;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext from, MqttMessage packet) {
    heard++;
    dialogue.received(packet);
    if (!greeted) {
      greeted = true;
      cutter.allow(house.limits().packetBytes());
    }
  }

  /** Packets, whole or not to be understood. */
  long heard() {
    return heard;
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext from) {
    dialogue.writable(from.channel().isWritable());
    from.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext from) {
    dialogue.closed();
    from.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
    if (cause instanceof DecoderException) {
      dialogue.misread(cause);
    } else if (cause instanceof IOException) {
      log.debug("source=mqtt peer={} outcome=broken", peer(), cause);
      from.close();
    } else {
      log.error("source=mqtt peer={} outcome=fault", peer(), cause);
      from.close();
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    own = added;
  }

  @Override
  public void send(MqttMessage packet) {
    writeAcknowledgements();
    own.writeAndFlush(packet);
  }

  @Override
  public void acknowledge(int packetId) {
    ByteBuf octets = acknowledgements;
    if (octets == null) {
      octets = own.alloc().buffer(PUBACK_BYTES * ROOM_AT_FIRST);
      acknowledgements = octets;
      own.executor().execute(this::flushAcknowledgements);
    }
    octets.writeByte(PUBACK).writeByte(2).writeShort(packetId);
  }

  private void flushAcknowledgements() {
    writeAcknowledgements();
    own.flush();
  }

  /** Before whatever is said after them. */
  private void writeAcknowledgements() {
    ByteBuf octets = acknowledgements;
    if (octets != null) {
      acknowledgements = null;
      own.write(octets);
    }
  }

  @Override
  public void reading(boolean on) {
    own.channel().config().setAutoRead(on);
  }

  @Override
  public void close() {
    writeAcknowledgements();
    own.channel().config().setAutoRead(true);
    own.writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(
            written -> {
              if (own.channel() instanceof DuplexChannel duplex && !secure()) {
                duplex.shutdownOutput();
              }
            });
    own.executor().schedule(this::hangUp, LINGER_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void hangUp() {
    flushAcknowledgements();
    own.close();
  }

  private boolean secure() {
    return own.pipeline().get(SslHandler.class) != null;
  }

  @Override
  public boolean open() {
    return own.channel().isActive();
  }

  @Override
  public String peer() {
    return remote.address() + ":" + remote.port();
  }

  @Override
  public String address() {
    return remote.address();
  }

  @Override
  public @Nullable String certificateSubject() {
    return remote.certificateSubject();
  }
}
