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
 * nothing depends on it: then it is gone without, whether the device says no, nothing or nonsense,
 * or hangs up.
 */
final class Conversation implements Exchange {
  /** How often a question on which nothing depends is put before it is gone without. */
  private static final int MOST_ASKED = 3;

  /** How often such a question may go without an answer; a no is one. */
  private static final int MOST_UNANSWERED = 2;

  /** In one conversation, of all such questions: they must not cost the line its time. */
  private static final int MOST_UNANSWERED_IN_ALL = 3;

  /** A busy device is busy for a moment. */
  private static final Duration AFTER_BUSY = Duration.ofMillis(250);

  private final List<Put> questions;
  private final DeviceLimits limits;
  private final boolean lineEchoes;
  private final Function<List<Optional<Envelope.Answer>>, PollOutcome> conclusion;
  private final List<Optional<Envelope.Answer>> answers = new ArrayList<>();
  private int asked;
  private int unanswered;
  private int unansweredInAll;
  private PollOutcome.@Nullable Refused refused;
  private @Nullable Inbox inbox;
  private Step.@Nullable Done done;

  /**
   * A question, and whether a reading can do without its answer.
   *
   * @param optional the conversation goes on without the answer
   */
  record Put(Envelope envelope, boolean optional) {}

  /**
   * @param lineEchoes what we send comes back to us first; matters for function code 06 only
   * @param conclusion what the answers mean, in the order of the questions; empty where an optional
   *     one has none. At least one is there
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
    if (done != null) {
      return Optional.of(done);
    }
    boolean hungUpOn = isOptional() && ++unanswered >= MOST_UNANSWERED;
    return Optional.of(hungUpOn ? without(limits.pause()) : ask(limits.pause()));
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
    if (isOptional()) {
      unansweredInAll++;
      return ++unanswered < MOST_UNANSWERED && hasTime() && hasSpoken()
          ? ask(limits.pause())
          : without(waited.multipliedBy(2));
    }
    return end(inbox == null ? new PollOutcome.Silent(waited) : inbox.giveUp(waited));
  }

  private Step ask(Duration pause) {
    Envelope next = questions.get(answers.size()).envelope();
    inbox = new Inbox(next, lineEchoes);
    asked++;
    return new Step.Send(next.request(), limits.answerWithin(), pause);
  }

  private boolean isOptional() {
    return questions.get(answers.size()).optional();
  }

  private boolean hasTime() {
    return unansweredInAll < MOST_UNANSWERED_IN_ALL;
  }

  /**
   * A device that has said nothing yet is not asked twice for what nobody needs: it may be dead.
   */
  private boolean hasSpoken() {
    return answers.stream().anyMatch(Optional::isPresent);
  }

  /**
   * Goes on without the answer to the question that is out.
   *
   * @param quiet how long it may still come, where it would pass for the next one's
   */
  private Step without(Duration quiet) {
    Question late = questions.get(answers.size()).envelope().question();
    answers.add(Optional.empty());
    while (!hasTime() && answers.size() < questions.size() && isOptional()) {
      answers.add(Optional.empty());
    }
    boolean alike =
        answers.size() < questions.size()
            && questions.get(answers.size()).envelope().question().isAnsweredLike(late);
    return next(alike && quiet.compareTo(limits.pause()) > 0 ? quiet : limits.pause());
  }

  private Step answered(Envelope.Answer answer) {
    if (!answer.refused()) {
      return goOn(Optional.of(answer));
    }
    refused = Refusals.refused(answer.code());
    if (!isOptional()) {
      return end(refused);
    }
    return refused.forNow() && asked < MOST_ASKED
        ? ask(limits.pause().compareTo(AFTER_BUSY) > 0 ? limits.pause() : AFTER_BUSY)
        : goOn(Optional.empty());
  }

  private Step goOn(Optional<Envelope.Answer> answer) {
    answers.add(answer);
    return next(limits.pause());
  }

  private Step next(Duration pause) {
    asked = 0;
    unanswered = 0;
    if (answers.size() < questions.size()) {
      return ask(pause);
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
