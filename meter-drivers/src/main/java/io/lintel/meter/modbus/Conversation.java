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

/** Puts its questions one after another; the first that is not answered in full ends it. */
final class Conversation implements Exchange {
  private final List<Envelope> questions;
  private final Duration answerWithin;
  private final boolean lineEchoes;
  private final Function<List<Envelope.Answer>, PollOutcome> conclusion;
  private final List<Envelope.Answer> answers = new ArrayList<>();
  private @Nullable Inbox inbox;
  private Step.@Nullable Done done;

  /**
   * @param lineEchoes what we send comes back to us first; matters for function code 06 only
   * @param conclusion what the answers mean, in the order of the questions
   */
  Conversation(
      List<Envelope> questions,
      Duration answerWithin,
      boolean lineEchoes,
      Function<List<Envelope.Answer>, PollOutcome> conclusion) {
    this.questions = List.copyOf(questions);
    this.answerWithin = answerWithin;
    this.lineEchoes = lineEchoes;
    this.conclusion = conclusion;
  }

  @Override
  public Step start() {
    return ask();
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
    return end(inbox == null ? new PollOutcome.Silent(answerWithin) : inbox.giveUp(answerWithin));
  }

  private Step ask() {
    Envelope next = questions.get(answers.size());
    inbox = new Inbox(next, lineEchoes);
    return new Step.Send(next.request(), answerWithin);
  }

  private Step answered(Envelope.Answer answer) {
    if (answer.refused()) {
      return end(new PollOutcome.Refused(answer.code(), Refusals.inWords(answer.code())));
    }
    answers.add(answer);
    return answers.size() < questions.size() ? ask() : end(conclusion.apply(answers));
  }

  private Step end(PollOutcome outcome) {
    done = new Step.Done(outcome);
    return done;
  }
}
