package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.audit.Wording;
import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.store.RecorderTable.State;
import io.lintel.gateway.wording.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The light before the door: green when a recorder of the technician's said a moment ago that it is
 * recording, amber with what to try otherwise.
 *
 * @param recorder the one the answer is about, or null if there is none
 * @param since when the recording began, by the recorder's clock
 */
record KnockLight(
    boolean ready, @Nullable String recorder, @Nullable Instant since, Sentence because) {
  /** A recorder reports every minute or oftener; older words say nothing about now. */
  static final Duration FRESH = Duration.ofMinutes(2);

  /** From here on hours and days read better. */
  private static final long LONG_MINUTES = 120;

  private static final Sentence GREEN = new Sentence("Recording, you may knock.", "正在录像,可以敲门。");
  private static final Sentence NONE =
      new Sentence(
          "No recorder is booked out to you. Book one out, then wait for this light.",
          "您名下没有领用的服务记录仪。请先领用,再等待此灯变绿。");

  /**
   * @param held the recorders in the technician's hands, as far as they have said anything
   * @param silent those that never have
   */
  static KnockLight of(List<State> held, List<String> silent, Instant now) {
    for (State state : held) {
      if (Boolean.TRUE.equals(state.recording()) && isFresh(state, now)) {
        return new KnockLight(true, state.id(), state.recordingSince(), GREEN);
      }
    }
    for (State state : held) {
      return new KnockLight(false, state.id(), null, amber(state, now));
    }
    return silent.isEmpty()
        ? new KnockLight(false, null, null, NONE)
        : new KnockLight(false, silent.get(0), null, neverHeard(silent.get(0)));
  }

  ObjectNode json() {
    ObjectNode node = Answers.object();
    node.put("ready", ready);
    if (recorder != null) {
      node.put("recorder", recorder);
    }
    if (since != null) {
      node.put("since", since.toString());
    }
    return node.put("because", because.en()).put("because_zh", because.zh());
  }

  private static boolean isFresh(State state, Instant now) {
    return Duration.between(state.received(), now).compareTo(FRESH) <= 0;
  }

  private static Sentence amber(State state, Instant now) {
    String id = state.id();
    if (!isFresh(state, now)) {
      Sentence silent = silent(Duration.between(state.received(), now).toMinutes());
      return new Sentence(
          "Recorder "
              + id
              + " was last heard "
              + silent.en()
              + " ago. Check that it is on and has"
              + " a network.",
          "记录仪 " + id + " 已有 " + silent.zh() + "没有消息。请检查是否开机、是否有网络。");
    }
    if (Boolean.FALSE.equals(state.powered())) {
      return new Sentence(
          "Recorder " + id + " is switched off. Switch it on and start recording.",
          "记录仪 " + id + " 已关机。请开机并开始录像。");
    }
    return new Sentence(
        "Recorder " + id + " is on but not recording. Press its record button.",
        "记录仪 " + id + " 已开机但未录像。请按下录像键。");
  }

  /** To the minute; a recorder that was away for months is not told in minutes. */
  private static Sentence silent(long minutes) {
    return minutes < LONG_MINUTES
        ? new Sentence(minutes + " min", minutes + " 分钟")
        : Wording.length(Micros.of(Duration.ofMinutes(minutes)));
  }

  private static Sentence neverHeard(String id) {
    return new Sentence(
        "Recorder " + id + " is booked out to you and has not been heard yet. Switch it on.",
        "记录仪 " + id + " 已领用,但尚未收到它的消息。请开机。");
  }
}
