package io.lintel.simulator.capture;

import io.lintel.simulator.replay.Answer;
import io.lintel.simulator.replay.Ask;
import java.time.Instant;

/** One question on a captured line, when it was complete, and what was said until the next. */
public record CapturedTurn(Instant at, Ask ask, Answer said) {}
