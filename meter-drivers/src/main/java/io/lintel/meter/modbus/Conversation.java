package io.lintel.meter.modbus;

import io.lintel.meter.spi.Exchange;
import io.lintel.meter.spi.PollOutcome;
import io.lintel.meter.spi.Step;
import io.lintel.meter.wire.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts its questions one after another; the first that is not answered in full ends it, unless
 * nothing depends on it and the device says no.
 */
final class Conversation implements Exchange {
  /** How often a question on which nothing depends is put before it is gone without. */
  private static final int MOST_ASKED = 3;

  /** A busy device is busy for a moment. */
  private static final Duration AFTER_BUSY = Duration.ofMillis(250);

  private final List<Put> questions;
  private final DeviceLimits limits;
  private final boolean lineEchoes;
  private final Function<List<Optional<Envelope.Answer>>, PollOutcome> conclusion;
  private final List<Optional<Envelope.Answer>> answers = new ArrayList<>();
  private int asked;
  private PollOutcome.@Nullable Refused refused;
  private @Nullable Inbox inbox;
  private Step.@Nullable Done done;

  /**
   * A question, and whether a reading can do without its answer.
   *
   * @param optional a device that says no is not asked for it
   */
  record Put(Envelope envelope, boolean optional) {}

  /**
   * @param lineEchoes what we send comes back to us first; matters for function code 06 only
   * @param conclusion what the answers mean, in the order of the questions; empty where the device
   *     refused an optional one. At least one is there
   */
  Conversation(
      List<Put> questions,
      DeviceLimits limits,
      boolean lineEchoes,
      Function<List<Optional<Envelope.Answer>>, PollOutcome> conclusion) {
    this.questions = List.copyOf(questions);
    this.limits = limits;
    this.lineEchoes = lineEchoes;
    this.conclusion = conclusion;
  }

  @Override
  public Step start() {
    return ask(limits.pause());
  }

  @Override
  public Optional<Step> resumed() {
    return done == null ? Optional.of(ask(limits.pause())) : Optional.of(done);
  }

  @Override
  public Step received(Bytes chunk) {
    if (done != null) {
      return done;
    }
    if (inbox == null) {
      return new Step.Wait();
    }
    Optional<Envelope.Answer> answer = inbox.add(chunk);
    return answer.isPresent() ? answered(answer.get()) : new Step.Wait();
  }

  @Override
  public Step timedOut() {
    if (done != null) {
      return done;
    }
    Duration waited = limits.answerWithin();
    return end(inbox == null ? new PollOutcome.Silent(waited) : inbox.giveUp(waited));
  }

  private Step ask(Duration pause) {
    Envelope next = questions.get(answers.size()).envelope();
    inbox = new Inbox(next, lineEchoes);
    asked++;
    return new Step.Send(next.request(), limits.answerWithin(), pause);
  }

  private Step answered(Envelope.Answer answer) {
    if (!answer.refused()) {
      return goOn(Optional.of(answer));
    }
    refused = Refusals.refused(answer.code());
    if (!questions.get(answers.size()).optional()) {
      return end(refused);
    }
    return refused.forNow() && asked < MOST_ASKED
        ? ask(limits.pause().compareTo(AFTER_BUSY) > 0 ? limits.pause() : AFTER_BUSY)
        : goOn(Optional.empty());
  }

  private Step goOn(Optional<Envelope.Answer> answer) {
    answers.add(answer);
    asked = 0;
    if (answers.size() < questions.size()) {
      return ask(limits.pause());
    }
    PollOutcome.Refused all = refused;
    return end(
        all != null && answers.stream().allMatch(Optional::isEmpty)
            ? all
            : conclusion.apply(answers));
  }

  private Step end(PollOutcome outcome) {
    done = new Step.Done(outcome);
    return done;
  }
}
