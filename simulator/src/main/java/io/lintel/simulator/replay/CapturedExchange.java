package io.lintel.simulator.replay;

import java.time.Duration;

/**
 * One question and what was said to it.
 *
 * @param at since the scenario's begin; negative before it
 */
public record CapturedExchange(Duration at, Ask ask, Answer said) {}
