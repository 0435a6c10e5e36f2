package io.lintel.gateway.audit;

import io.lintel.gateway.linking.Link;
import io.lintel.gateway.recorder.LooseRecording;
import java.util.List;

/**
 * What follows from an {@link UnheldFile}.
 *
 * @param links where each event outside custody ended, by seq: a recording as an orphan, anything
 *     else with no visit expected
 * @param recordings for the case files of everybody who worked at the time
 * @param notices what else a person should look at
 */
public record UnheldResult(
    List<Link> links, List<LooseRecording> recordings, List<Notice> notices) {
  public UnheldResult {
    links = List.copyOf(links);
    recordings = List.copyOf(recordings);
    notices = List.copyOf(notices);
  }
}
