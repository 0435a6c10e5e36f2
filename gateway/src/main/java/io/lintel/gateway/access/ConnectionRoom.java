package io.lintel.gateway.access;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How many connections one door holds, in all and from one address. A connection waits until it has
 * said something whole; where there is no room, the one that has waited longest gives way, so that
 * connections that only drip never keep out one that speaks. Confined to one thread.
 *
 * @param <C> a connection, by identity
 */
public final class ConnectionRoom<C> {
  private final int most;
  private final int mostOfOneAddress;
  private final Map<C, String> addresses = new HashMap<>();
  private final Set<C> waiting = new LinkedHashSet<>();
  private final Map<String, Place<C>> places = new HashMap<>();

  /** One address's connections. */
  private static final class Place<C> {
    final Set<C> all = new HashSet<>();
    final Set<C> waiting = new LinkedHashSet<>();
  }

  /**
   * @param most connections at once
   * @param mostOfOneAddress of them from one address
   */
  public ConnectionRoom(int most, int mostOfOneAddress) {
    this.most = most;
    this.mostOfOneAddress = mostOfOneAddress;
  }

  /** A newcomer, which waits; and whom it costs its place, which may be itself. */
  public Optional<C> enter(C newcomer, String address) {
    return enter(newcomer, address, false);
  }

  /**
   * @param shared whether many come from this address, as from a proxy: then only the whole counts
   */
  public Optional<C> enter(C newcomer, String address, boolean shared) {
    Place<C> place = places.computeIfAbsent(address, fresh -> new Place<>());
    Optional<C> leaves = Optional.empty();
    if (!shared && place.all.size() >= mostOfOneAddress) {
      leaves = Optional.of(first(place.waiting).orElse(newcomer));
    } else if (addresses.size() >= most) {
      leaves = Optional.of(first(waiting).orElse(newcomer));
    }
    addresses.put(newcomer, address);
    place.all.add(newcomer);
    place.waiting.add(newcomer);
    waiting.add(newcomer);
    leaves.ifPresent(this::left);
    return leaves;
  }

  /** It has said something whole, and keeps its place until {@link #waits} or {@link #left}. */
  public void speaks(C connection) {
    String address = addresses.get(connection);
    if (address != null) {
      waiting.remove(connection);
      place(address).waiting.remove(connection);
    }
  }

  /** It has to say something again, behind all others that wait. */
  public void waits(C connection) {
    String address = addresses.get(connection);
    if (address != null && waiting.add(connection)) {
      place(address).waiting.add(connection);
    }
  }

  /** It is gone. */
  public void left(C connection) {
    String address = addresses.remove(connection);
    if (address == null) {
      return;
    }
    waiting.remove(connection);
    Place<C> place = place(address);
    place.waiting.remove(connection);
    place.all.remove(connection);
    if (place.all.isEmpty()) {
      places.remove(address);
    }
  }

  /** Who has waited longest. */
  public Optional<C> oldest() {
    return first(waiting);
  }

  public int size() {
    return addresses.size();
  }

  private Place<C> place(String address) {
    return Objects.requireNonNull(places.get(address), "a connection's address has a place");
  }

  private static <C> Optional<C> first(Set<C> some) {
    Iterator<C> all = some.iterator();
    return all.hasNext() ? Optional.of(all.next()) : Optional.empty();
  }
}
