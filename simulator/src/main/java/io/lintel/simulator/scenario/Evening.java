package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.RecorderModel;
import io.lintel.simulator.dock.RecordedFile;
import io.lintel.simulator.dock.Storage;
import io.lintel.simulator.dock.Take;
import io.lintel.simulator.scenario.Truth.Recording;
import io.lintel.simulator.town.Place;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A recorder when it comes home.
 *
 * @param owner whose it is by the custody book
 * @param clock what it shows at a true moment
 * @param place where it is at a true moment
 * @param muted whether it was muted at some moment from the first to the second
 * @param stamps when it writes the time of creation into a file
 */
record Evening(
    String recorder,
    String owner,
    RecorderModel model,
    UnaryOperator<Instant> clock,
    Function<Instant, Place> place,
    BiPredicate<Instant, Instant> muted,
    Storage.Stamps stamps,
    List<Recording> recordings) {
  /** Its files; what nobody stopped, the dock stops. */
  List<RecordedFile> files(ZoneId zone, Instant docked, Dice dice) {
    List<Take> takes =
        recordings.stream()
            .map(
                recording -> {
                  Instant end = recording.end();
                  return new Take(
                      recording.begin(),
                      end == null ? docked : end,
                      recording.epoch(),
                      recording.technician());
                })
            .toList();
    return Storage.of(
        new Storage.Device(recorder, owner, model, zone, clock, place, muted, stamps), takes, dice);
  }
}
