package io.lintel.gateway.audit;

import io.lintel.gateway.audit.Notice.Kind;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.wording.Sentence;
import java.util.ArrayList;
import java.util.List;

/** Says in the cases of both technicians that they seem to have carried each other's recorder. */
final class SwapNotices {
  private SwapNotices() {}

  static List<Notice> of(CaseFile file) {
    List<Notice> notices = new ArrayList<>();
    TechnicianId technician = file.technician();
    for (Swap swap : file.swaps()) {
      if (swap.concerns(technician) && !isMargin(swap, file.swaps())) {
        String own = swap.technicianA().equals(technician) ? swap.recorderA() : swap.recorderB();
        notices.add(
            new Notice(
                Kind.SWAP,
                null,
                technician,
                own == null ? swap.recorderA() : own,
                swap.from(),
                sentence(swap),
                swap.evidence()));
      }
    }
    return notices;
  }

  /** What is open before and after a swap is no finding of its own. */
  private static boolean isMargin(Swap swap, List<Swap> all) {
    return all.stream()
        .anyMatch(
            other ->
                other.confidence() > swap.confidence() && other.evidence().equals(swap.evidence()));
  }

  private static Sentence sentence(Swap swap) {
    int positions = swap.evidence().size();
    String counted = positions == 1 ? "1 position" : positions + " positions";
    return swap.recorderB() == null
        ? new Sentence(
            "Recorder %s, handed out to %s, moved with %s by %s."
                .formatted(swap.recorderA(), swap.technicianA(), swap.technicianB(), counted),
            "%2$s 领用的记录仪 %1$s 实际随 %3$s 移动（依据 %4$d 个定位点）。"
                .formatted(swap.recorderA(), swap.technicianA(), swap.technicianB(), positions))
        : new Sentence(
            "%s and %s seem to have carried each other's recorders %s and %s, by %s."
                .formatted(
                    swap.technicianA(),
                    swap.technicianB(),
                    swap.recorderA(),
                    swap.recorderB(),
                    counted),
            "%s 与 %s 疑似拿错了对方的记录仪（%s、%s），依据 %d 个定位点。"
                .formatted(
                    swap.technicianA(),
                    swap.technicianB(),
                    swap.recorderA(),
                    swap.recorderB(),
                    positions));
  }
}
