package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.policy.Limit;
import io.lintel.gateway.policy.Limits;
import io.lintel.gateway.recorder.DockSession;
import io.lintel.gateway.recorder.DockedFile;
import io.lintel.gateway.recorder.GapClass;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.Recording;
import io.lintel.gateway.recorder.TimedFile;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.wording.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** REC-5: what was recorded in the visit was docked, hashed and indexed in time. */
final class RecordingDocked implements Rule {
  static final String ID = "REC-5";

  private static final Limit<Boolean> DOCKS_EXPECTED =
      Limit.flag(
          "docks_expected",
          false,
          "`true`: recorders are docked here, even if none was heard of yet",
          "`true`：本单位使用采集站，即使尚未收到采集消息");

  private static final Card CARD =
      Card.of(ID, Scope.TECHNICIAN)
          .clause("(none) What was recorded is brought in in time.", "（无原文）录像按时采集入库")
          .from(SourceDocument.NONE, Basis.OURS)
          .checks(
              "The files of the recordings that overlap the visit were docked, hashed and indexed"
                  + " within dock_h of their end.",
              "与本次服务重叠的录像文件在结束后 dock_h 小时内完成采集、哈希和索引。")
          .judged(
              "Per technician. UNDECIDED while waiting, and when the wait is over without any"
                  + " docking heard of: silence proves nothing. FAIL where files came late (cause"
                  + " `device` if the recorder told of a fault, else `unknown`), or where, after"
                  + " the limit, a docking station tells of a hole, an overwritten file or one that"
                  + " was not taken (cause `device`). A file of another content than its station"
                  + " listed under its name is an overwritten one; of two contents under one name"
                  + " the first that was docked counts. A file without a hash is UNDECIDED."
                  + " NOT_APPLICABLE without a recording, and while no docking at all was heard of"
                  + " these recorders, unless the policy expects docks.",
              "按人员判定。等待期间为无法判定；期满而未收到任何采集消息亦为无法判定：沉默不能证明什么。文件迟到则不合格（记录仪报过故障的原因为 `device`，否则为"
                  + " `unknown`）；期满后采集站报告索引缺口、文件被覆盖或未采集则不合格（原因为"
                  + " `device`）。内容与采集站所列同名文件不符的，视为被覆盖；同名而内容不同的，以先采集者为准。没有哈希的文件为无法判定。没有录像，或从未听到这些记录仪的任何采集消息且策略未要求采集，则不适用。")
          .limits(RecorderLimits.DOCK, DOCKS_EXPECTED);

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Judgement judge(VisitScene scene, Limits limits) {
    return Judging.judge(scene.call(), scene.day().file(), limits);
  }

  /** One judgement. */
  private static final class Judging {
    /** Between two files of one recording, and between what a file and what an event says. */
    private static final long SEAM = Micros.of(Duration.ofSeconds(5));

    /** A station may list a file so long after it has it. */
    private static final Duration TAKING = Duration.ofHours(1);

    private static final Comparator<TimedFile> BY_BEGIN =
        Comparator.comparing((TimedFile file) -> file.begin().estimate())
            .thenComparing(file -> file.file().seq());

    private final CaseFile file;
    private final Limits limits;
    private final Door door;
    private final RecorderStory story;
    private final Recording recording;

    /** Files whose content is not what was listed. */
    private final List<Long> overwritten = new ArrayList<>();

    private Judging(
        CaseFile file, Limits limits, Door door, RecorderStory story, Recording recording) {
      this.file = file;
      this.limits = limits;
      this.door = door;
      this.story = story;
      this.recording = recording;
    }

    static Judgement judge(Call call, CaseFile file, Limits limits) {
      Door door = call.door();
      List<Recording> recordings = call.recordings();
      if (recordings.isEmpty()) {
        return Judgement.notApplicable(new Sentence("No recording at the visit", "服务期间没有录像"));
      }
      boolean docks =
          limits.get(DOCKS_EXPECTED) || !file.docks().isEmpty() || !file.files().isEmpty();
      if (!docks) {
        return Judgement.notApplicable(
            new Sentence("No docking of these recorders was heard of", "未收到这些记录仪的任何采集消息"));
      }
      Judgement worst = null;
      for (RecorderStory story : call.counting()) {
        for (Recording recording : recordings) {
          if (recording.recorder().equals(story.recorder())) {
            Judgement found = new Judging(file, limits, door, story, recording).judge();
            worst = worst == null ? found : worse(worst, found);
          }
        }
      }
      return Objects.requireNonNull(worst);
    }

    /** The worse of the two, which waits until the first of what either waits for. */
    private static Judgement worse(Judgement one, Judgement other) {
      Judgement worse = Judgement.KINDEST_FIRST.compare(one, other) >= 0 ? one : other;
      return worse.awaiting(Waits.earlier(one.awaits(), other.awaits()));
    }

    private Judgement judge() {
      Instant ended = recording.lastKnown().hi();
      Instant limit = ended.plus(limits.get(RecorderLimits.DOCK));
      List<TimedFile> files = files();
      List<Long> evidence = new ArrayList<>(recording.evidence());
      files.forEach(timed -> evidence.add(timed.file().seq()));
      evidence.addAll(overwritten);
      if (!covered(files)) {
        return file.asOf().isBefore(limit)
            ? Judgement.undecided(null, waiting(), evidence).awaiting(limit)
            : missing(ended, evidence);
      }
      return docked(files, ended, limit, evidence);
    }

    /** The recorder's files that hold some of what was recorded in the visit. */
    private List<TimedFile> files() {
      Map<String, TimedFile> firsts = new HashMap<>();
      for (TimedFile timed : story.files()) {
        long allowed = allowed(timed);
        if (timed.begin().estimateMicros() - allowed < end()
            && timed.end().estimateMicros() + allowed > begin()) {
          if (replaced(timed)) {
            overwritten.add(timed.file().seq());
          } else {
            firsts.merge(timed.file().name(), timed, Judging::dockedFirst);
          }
        }
      }
      List<TimedFile> files = new ArrayList<>(firsts.values());
      files.sort(BY_BEGIN);
      return files;
    }

    /** What came later under its name is what the recorder wrote over it. */
    private static TimedFile dockedFirst(TimedFile one, TimedFile other) {
      int order = when(one.file()).compareTo(when(other.file()));
      boolean first = order == 0 ? one.file().seq() < other.file().seq() : order < 0;
      return first ? one : other;
    }

    /**
     * Whether the recorder, when {@code timed} was taken from it, had other content under its name:
     * what was docked is then not what was recorded, or not all of it. Of dockings before and after
     * nothing follows, for some recorders begin with the same names every day.
     */
    private boolean replaced(TimedFile timed) {
      DockedFile docked = timed.file();
      String hash = docked.sha256();
      if (hash == null) {
        return false;
      }
      boolean other = false;
      for (DockSession session : file.docks()) {
        if (!session.recorder().equals(docked.recorder())
            || session.at().isBefore(timed.end().lo())
            || session.at().isAfter(when(docked).plus(TAKING))) {
          continue;
        }
        for (DockSession.Indexed indexed : session.index()) {
          if (hash.equals(indexed.sha256())) {
            return false;
          }
          other |= indexed.name().equals(docked.name()) && indexed.sha256() != null;
        }
      }
      return other;
    }

    private long begin() {
      return Math.max(
          recording.begin().estimateMicros(), Objects.requireNonNull(door.from()).estimateMicros());
    }

    private long end() {
      return Math.min(
          recording.lastKnown().estimateMicros(),
          Objects.requireNonNull(door.to()).estimateMicros());
    }

    private long allowed(TimedFile timed) {
      return SEAM
          + Micros.of(timed.begin().uncertainty())
          + Micros.of(recording.begin().uncertainty());
    }

    private boolean covered(List<TimedFile> files) {
      long upTo = begin();
      boolean any = false;
      for (TimedFile timed : files) {
        if (timed.begin().estimateMicros() - allowed(timed) > upTo) {
          return false;
        }
        any = true;
        upTo = Math.max(upTo, timed.end().estimateMicros() + allowed(timed));
      }
      return any && upTo >= end();
    }

    private Judgement docked(
        List<TimedFile> files, Instant ended, Instant limit, List<Long> evidence) {
      Instant last = Instant.MIN;
      boolean hashed = true;
      for (TimedFile timed : files) {
        Instant docked = when(timed.file());
        last = docked.isAfter(last) ? docked : last;
        hashed &= timed.file().sha256() != null;
      }
      if (last.isAfter(limit)) {
        boolean trouble = story.trouble(ended, last) != GapClass.UNKNOWN;
        Sentence late = length(Duration.between(ended, last));
        return Judgement.fail(
            trouble ? Cause.DEVICE : Cause.UNKNOWN,
            null,
            new Sentence(
                "Docked " + late.en() + " after the recording's end", "录像结束 " + late.zh() + "后才采集"),
            evidence);
      }
      return hashed
          ? Judgement.pass(
              true, null, new Sentence("Docked and hashed in time", "已按时采集并计算哈希"), evidence)
          : Judgement.undecided(
              null,
              new Sentence("Docked in time, but the station told no hash", "已按时采集，但采集站未提供哈希"),
              evidence);
    }

    private static Instant when(DockedFile docked) {
      Instant station = docked.docked();
      return station == null ? docked.received() : station;
    }

    /** After the limit: only what a docking station knows of can be held against anything. */
    private Judgement missing(Instant ended, List<Long> evidence) {
      if (!overwritten.isEmpty()) {
        return Judgement.fail(
            Cause.DEVICE,
            null,
            new Sentence(
                "The docked file is not the one that was listed under its name: it was overwritten",
                "采集到的文件与索引中同名文件的内容不符：文件已被覆盖"),
            evidence);
      }
      Set<String> taken = new HashSet<>();
      for (DockedFile docked : file.files()) {
        if (docked.recorder().equals(story.recorder())) {
          taken.add(docked.name());
        }
      }
      boolean heard = false;
      for (DockSession session : file.docks()) {
        if (!session.recorder().equals(story.recorder()) || session.at().isBefore(ended)) {
          continue;
        }
        heard = true;
        boolean left =
            session.index().stream().anyMatch(indexed -> !taken.contains(indexed.name()));
        if (!session.whole() || left) {
          evidence.add(session.seq());
          return Judgement.fail(
              Cause.DEVICE,
              null,
              session.whole()
                  ? new Sentence("A file was on the recorder, and was not taken", "文件在记录仪中，但未被采集")
                  : new Sentence(
                      "The recorder's file index has a hole or an overwritten file",
                      "记录仪文件索引有缺口或文件被覆盖"),
              evidence);
        }
      }
      return Judgement.undecided(
          null,
          heard
              ? new Sentence("No docked file holds this recording", "没有采集到的文件包含这段录像")
              : new Sentence(
                  "Not docked within "
                      + length(limits.get(RecorderLimits.DOCK)).en()
                      + ", as far as was heard: evidence missing",
                  length(limits.get(RecorderLimits.DOCK)).zh() + "内未收到采集消息：缺少证据"),
          evidence);
    }

    private static Sentence waiting() {
      return new Sentence("Waiting for the dock", "等待采集");
    }

    private static Sentence length(Duration duration) {
      long hours = Math.round(duration.toMinutes() / 60.0);
      return new Sentence(hours + " h", hours + " 小时");
    }
  }
}
