package io.lintel.gateway.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectionRoomTest {
  private final ConnectionRoom<String> room = new ConnectionRoom<>(4, 2);

  @Test
  void theOldestThatWaitsGivesWayToANewcomerOfItsAddress() {
    assertEquals(Optional.empty(), room.enter("a1", "a"));
    assertEquals(Optional.empty(), room.enter("a2", "a"));
    assertEquals(Optional.of("a1"), room.enter("a3", "a"));
    room.speaks("a2");
    assertEquals(Optional.of("a3"), room.enter("a4", "a"));
    room.speaks("a4");
    assertEquals(Optional.of("a5"), room.enter("a5", "a"), "nobody waits but the newcomer");
    assertEquals(2, room.size());
  }

  @Test
  void whereAllIsFullTheOldestOfAllThatWaitGivesWay() {
    room.enter("a1", "a");
    room.enter("b1", "b");
    room.enter("b2", "b");
    room.enter("c1", "c");
    room.speaks("a1");
    assertEquals(Optional.of("b1"), room.enter("d1", "d"));
    room.waits("a1");
    assertEquals(Optional.of("b2"), room.enter("d2", "d"), "who waits again waits behind others");
    assertEquals(4, room.size());
  }

  @Test
  void aSharedAddressMayFillTheWhole() {
    for (int i = 0; i < 4; i++) {
      assertEquals(Optional.empty(), room.enter("p" + i, "proxy", true));
    }
    assertEquals(Optional.of("p0"), room.enter("p4", "proxy", true));
    for (int i = 0; i < 5; i++) {
      room.left("p" + i);
    }
    assertEquals(0, room.size());
    room.left("p0");
    room.speaks("nobody");
    room.waits("nobody");
    assertEquals(Optional.empty(), room.oldest());
  }

  @Test
  void onlyATrustedProxysWordCounts() {
    TrustedProxies own = TrustedProxies.LOOPBACK;
    assertTrue(own.isSecure(false, "127.0.0.1", "https", null));
    assertTrue(own.isSecure(false, "127.0.0.1", "https, http", null));
    assertTrue(own.isSecure(false, "0:0:0:0:0:0:0:1", null, "for=1.2.3.4;proto=https;by=x"));
    assertTrue(own.isSecure(true, "10.0.0.1", null, null), "its own TLS");
    assertFalse(own.isSecure(false, "127.0.0.1", "http, https", null));
    assertFalse(own.isSecure(false, "127.0.0.1", null, null));
    assertFalse(own.isSecure(false, "10.0.0.1", "https", null));
    assertFalse(own.isSecure(false, null, "https", null));
    assertTrue(new TrustedProxies(Set.of("10.0.0.1")).isSecure(false, "10.0.0.1", "HTTPS", null));
  }
}
