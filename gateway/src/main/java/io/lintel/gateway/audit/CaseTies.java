package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.custody.CustodyBook;
import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.linking.RecorderLinks;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.linking.Tie;
import io.lintel.gateway.linking.TiedLinks;
import io.lintel.gateway.linking.Weights;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.visit.TechnicianId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When one recorder was the case's technician's business, and why: handed out to them, bound to
 * them, or carried by them although the book says otherwise.
 */
final class CaseTies {
  private final TechnicianId technician;
  private final RecorderStory story;
  private final RecorderLinks.OfRecorder links;
  private final Weights weights;
  private final CustodyBook.Page book;
  private final List<Swap> swaps;
  private final Map<Tie, TiedLinks> byTie = new HashMap<>();
  private final Tie custody;
  private final Tie bound;

  /** The last answer that the book gave, which nearly always is the next one's too. */
  private @Nullable CustodySpan lastSpan;

  private @Nullable TiedLinks lastLinks;

  CaseTies(CaseDay day, RecorderStory story, RecorderLinks.OfRecorder links, Weights weights) {
    this.technician = day.file().technician();
    this.story = story;
    this.links = links;
    this.weights = weights;
    this.book = day.recorders().custody().of(story.recorder());
    this.custody = Tie.custody(weights);
    this.bound = Tie.bound(weights);
    this.swaps =
        day.file().swaps().stream()
            .filter(swap -> swap.bearerOf(story.recorder()).isPresent())
            .toList();
  }

  /**
   * How what the recorder did at {@code when} is linked, or null if it is others' business.
   *
   * @param when in microseconds
   */
  @Nullable TiedLinks at(long when) {
    Swap swap = swaps.isEmpty() ? null : swapAt(Micros.instant(when));
    if (swap == null) {
      return byTheBook(when);
    }
    boolean bears = swap.bearerOf(story.recorder()).filter(technician::equals).isPresent();
    if (swap.outweighs(weights)) {
      return bears ? of(Tie.borne(swap)) : null;
    }
    Tie own = tie(when);
    return own == null ? null : of(bears ? own : own.doubted(swap));
  }

  private @Nullable Swap swapAt(Instant when) {
    for (Swap swap : swaps) {
      if (swap.holds(when)) {
        return swap;
      }
    }
    return null;
  }

  private @Nullable TiedLinks byTheBook(long when) {
    if (isBound(when)) {
      return of(bound);
    }
    CustodySpan span = book.at(when);
    if (!Objects.equals(span, lastSpan)) {
      lastSpan = span;
      lastLinks = isOwn(span) ? of(custody) : null;
    }
    return lastLinks;
  }

  private @Nullable Tie tie(long when) {
    if (isBound(when)) {
      return bound;
    }
    return isOwn(book.at(when)) ? custody : null;
  }

  private boolean isBound(long when) {
    return technician.text().equals(story.boundAt(when).orElse(null));
  }

  private boolean isOwn(@Nullable CustodySpan span) {
    return span != null && span.technician().equals(technician);
  }

  private TiedLinks of(Tie tie) {
    return byTie.computeIfAbsent(tie, links::tied);
  }
}
