package io.lintel.simulator.scenario;

import io.lintel.simulator.dock.Dock;
import io.lintel.simulator.dock.DockSession;
import io.lintel.simulator.dock.RecordedFile;
import io.lintel.simulator.mishap.Strike;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of one file between the recorder and the station. */
final class FileFate {
  private final RecordedFile file;
  private final List<String> mishaps = new ArrayList<>();
  private final List<FileTruth.Copy> copies = new ArrayList<>();
  private @Nullable RecordedFile listed;
  private @Nullable RecordedFile found;
  private @Nullable Duration againAfter;

  FileFate(RecordedFile file) {
    this.file = file;
    this.listed = file;
    this.found = file;
  }

  /** What went wrong with it while it was written. */
  void befallen(Strike strike) {
    mishaps.add(strike.kind().name());
  }

  /** It is still on the recorder, and the station sees it there. */
  void neverDocked(Optional<Strike> strike) {
    strike.ifPresent(
        it -> {
          mishaps.add(it.kind().name());
          found = null;
        });
  }

  /** What is gone is not listed; under another content the list still has the old hash. */
  void overwritten(Optional<Strike> strike) {
    strike.ifPresent(
        it -> {
          mishaps.add(it.kind().name());
          boolean sameName = it.dice().chance(it.share("same_name"));
          listed = sameName ? listed : null;
          found = sameName && found != null ? file.overwritten() : null;
        });
  }

  /** Only a file that is found can be found twice. */
  void twice(Optional<Strike> strike) {
    if (found != null && strike.isPresent()) {
      mishaps.add(strike.get().kind().name());
      againAfter = strike.get().duration("after");
    }
  }

  String name() {
    return file.name();
  }

  /** What the recorder's own index says of it. */
  Optional<RecordedFile> listed() {
    return Optional.ofNullable(listed);
  }

  /** What a dock finds under the file's name. */
  Optional<RecordedFile> found() {
    return Optional.ofNullable(found);
  }

  Optional<Duration> againAfter() {
    return Optional.ofNullable(againAfter);
  }

  void copied(Dock dock, DockSession.Copy copy) {
    copies.add(new FileTruth.Copy(dock.id(), copy.whole(), copy.file().sha256()));
  }

  /**
   * @param befallen what went wrong with the recorder's docking as a whole
   */
  FileTruth truth(List<String> befallen) {
    List<String> all = new ArrayList<>(befallen);
    all.addAll(mishaps);
    return new FileTruth(
        file.name(),
        file.footage().recorder(),
        file.take().bearer(),
        file.footage().epoch(),
        file.begin(),
        file.end(),
        file.footage().created(),
        file.footage().sound(),
        file.sha256(),
        copies,
        all);
  }
}
