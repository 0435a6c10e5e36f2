package io.lintel.gateway.sink;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Named {@code influx}; its target takes at once whatever is sent again. */
public final class StillSink implements Sink {
  private final SetAside setAside;

  public StillSink(SetAside setAside) {
    this.setAside = setAside;
  }

  @Override
  public String name() {
    return "influx";
  }

  @Override
  public long cursor() {
    return 0;
  }

  @Override
  public long behind() {
    return 0;
  }

  @Override
  public Optional<String> lastError() {
    return Optional.empty();
  }

  @Override
  public Optional<Instant> lastAccepted() {
    return setAside.accepted(name());
  }

  @Override
  public long setAside() {
    return setAside.count(name());
  }

  @Override
  public void sendAgain() {
    List<Long> all =
        setAside.list(name(), 0, Integer.MAX_VALUE).stream().map(SetAside.Kept::seq).toList();
    setAside.release(name(), all);
  }
}
