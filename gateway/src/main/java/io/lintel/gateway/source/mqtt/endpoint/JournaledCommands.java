package io.lintel.gateway.source.mqtt.endpoint;

import io.lintel.gateway.intake.CommandMessages;
import io.lintel.gateway.intake.Facts;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.metering.MeterCommand;
import io.lintel.gateway.store.Fact;
import io.lintel.gateway.store.FactViews;
import io.lintel.gateway.store.ProjectionReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The commands in the journal that nobody has answered, by what the projection says of it. */
public final class JournaledCommands implements WaitingCommands {
  /** Clocks of those who give commands may be ahead of ours by so much. */
  private static final Duration AHEAD = Duration.ofDays(1);

  /** Of a day; what is beyond waits until others are answered or expire. */
  private static final int MOST = 100_000;

  private final Supplier<ProjectionReader> reader;
  private final Facts facts;

  public JournaledCommands(Supplier<ProjectionReader> reader, Facts facts) {
    this.reader = reader;
    this.facts = facts;
  }

  @Override
  public List<Order> at(Instant now) {
    Instant from = now.minus(MeterCommand.WITHIN);
    Instant to = now.plus(AHEAD);
    try (ProjectionReader open = reader.get()) {
      Set<String> answered = new HashSet<>();
      for (Fact fact : page(open, Kind.COMMAND_RESULT, from, to)) {
        Entry entry = fact.entry();
        answered.add(entry.observation().device() + '\n' + entry.observation().identity());
      }
      List<Order> waiting = new ArrayList<>();
      for (Fact fact : page(open, Kind.COMMAND, from, to)) {
        Entry entry = fact.entry();
        MeterCommand command = facts.command(entry);
        String id = entry.observation().identity();
        if (id != null
            && command.until().isAfter(now)
            && !answered.contains(command.meter() + '\n' + id)) {
          waiting.add(
              new Order(
                  command.meter(), id, command.until(), CommandMessages.payload(id, command)));
        }
      }
      return waiting;
    }
  }

  private static List<Fact> page(ProjectionReader open, Kind kind, Instant from, Instant to) {
    return open.facts().page(new FactViews.Filter(kind, null, null, from, to, from, -1), MOST);
  }
}
