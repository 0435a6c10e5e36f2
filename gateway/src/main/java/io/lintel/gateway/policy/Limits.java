package io.lintel.gateway.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The values of one policy's limits; of a limit that is not set, what holds otherwise. */
public final class Limits {
  /** Nothing is set. */
  public static final Limits USUAL = new Limits(Map.of());

  private final Map<Limit<?>, Object> set;

  private Limits(Map<Limit<?>, Object> set) {
    this.set = Map.copyOf(set);
  }

  /** The same with {@code limit} set. */
  public <T> Limits with(Limit<T> limit, T value) {
    Map<Limit<?>, Object> all = new HashMap<>(set);
    all.put(limit, value);
    return new Limits(all);
  }

  @SuppressWarnings("unchecked") // What is set is of the limit's type: see `with`.
  public <T> T get(Limit<T> limit) {
    Object value = set.get(limit);
    return value == null ? limit.otherwise() : (T) value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Limits limits && limits.set.equals(set);
  }

  @Override
  public int hashCode() {
    return Objects.hash(set);
  }

  @Override
  public String toString() {
    return String.valueOf(set);
  }
}
