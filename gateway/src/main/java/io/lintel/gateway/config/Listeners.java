package io.lintel.gateway.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sees to it that no two servers of ours want one port, and that this machine has the address. */
final class Listeners {
  private final List<Listener> known = new ArrayList<>();

  private record Listener(
      boolean udp, ListenAddress address, InetAddress host, String name, int line) {
    boolean meets(Listener other) {
      boolean sameHost =
          host.equals(other.host) || host.isAnyLocalAddress() || other.host.isAnyLocalAddress();
      return udp == other.udp && address.port() == other.address.port() && sameHost;
    }
  }

  /**
   * @param address null: nothing is served there; what stands there instead of an address that was
   *     refused claims nothing
   */
  void tcp(Section section, String name, @Nullable ListenAddress address) {
    add(section, name, false, address);
  }

  /** The same over UDP, whose ports are others. */
  void udp(Section section, String name, @Nullable ListenAddress address) {
    add(section, name, true, address);
  }

  private void add(Section section, String name, boolean udp, @Nullable ListenAddress address) {
    boolean refused = section.has("listen") && section.value("listen", Meanings::listen) == null;
    if (address == null || refused) {
      return;
    }
    try {
      InetAddress host = InetAddress.getByName(address.host());
      if (!host.isAnyLocalAddress() && NetworkInterface.getByInetAddress(host) == null) {
        section.mistake(
            "listen",
            "expected an address of this machine, found "
                + address
                + "; 0.0.0.0 means all of them");
      }
      claim(section, new Listener(udp, address, host, name, section.lineOf("listen")));
    } catch (UnknownHostException unknown) {
      section.mistake(
          "listen", "expected an address of this machine, found the unknown host " + address);
    } catch (IOException unreadable) {
      section.mistake("listen", "cannot look for " + address + ": " + unreadable.getMessage());
    }
  }

  private void claim(Section section, Listener wanted) {
    if (wanted.address().port() == 0) {
      return;
    }
    for (Listener other : known) {
      if (wanted.meets(other)) {
        section.mistake(
            "listen",
            "the port %d is that of %s.listen (%s) already; choose another"
                .formatted(wanted.address().port(), other.name(), other.address()));
      }
    }
    known.add(wanted);
  }
}
