package io.lintel.gateway.source.mqtt.endpoint;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a connection is made of: Vert.x accepts it and ends TLS, Netty's codec reads packets, a
 * {@link Dialogue} answers them.
 */
final class Reception {
  /** Octets of a CONNECT: ids, a user name, a password, a will. */
  private static final int FIRST_PACKET_BYTES = 16 * 1024;

  private static final int CLIENT_ID_CHARS = 256;

  /** Answers that are written together while packets are read. */
  private static final int FLUSH_AFTER = 256;

  private static final Logger log = LoggerFactory.getLogger(Reception.class);

  private final House house;

  Reception(House house) {
    this.house = house;
  }

  void accept(NetSocket socket) {
    SocketAddress peer = socket.remoteAddress();
    String address = peer.hostAddress() == null ? peer.toString() : peer.hostAddress();
    if (!house.roster().hasRoomFor(address)) {
      house.counts().denied("connect");
      log.info("source=mqtt peer={} outcome=turned_away why=\"too many connections\"", peer);
      socket.close();
      return;
    }
    int packetBytes = house.limits().packetBytes();
    PacketCutter cutter = new PacketCutter(Math.min(FIRST_PACKET_BYTES, packetBytes));
    ChannelHandlerContext end = ((NetSocketInternal) socket).channelHandlerContext();
    DeviceChannel channel =
        new DeviceChannel(
            end,
            cutter,
            house,
            new DeviceChannel.Remote(address, peer.port(), subject(socket.sslSession())));
    ChannelPipeline pipeline = end.pipeline();
    String name = end.name();
    pipeline.addBefore(name, "flush", new FlushConsolidationHandler(FLUSH_AFTER, true));
    pipeline.addBefore(name, "cutter", cutter);
    pipeline.addBefore(name, "ends", new PacketEnds(channel::heard));
    pipeline.addBefore(name, "decoder", new MqttDecoder(packetBytes, CLIENT_ID_CHARS));
    pipeline.addBefore(name, "encoder", MqttEncoder.INSTANCE);
    pipeline.addBefore(name, "device", channel);
    house.roster().arrived(channel.dialogue());
  }

  /** Of the client certificate; null without TLS, or where none was shown. */
  private static @Nullable String subject(@Nullable SSLSession session) {
    if (session == null) {
      return null;
    }
    try {
      return session.getPeerPrincipal().getName();
    } catch (SSLPeerUnverifiedException none) {
      return null;
    }
  }
}
