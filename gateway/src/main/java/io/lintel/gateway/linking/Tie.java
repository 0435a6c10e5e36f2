package io.lintel.gateway.linking;

import io.lintel.gateway.linking.Link.Reason;
import java.util.List;

/**
 * Why a recorder's events are a technician's business.
 *
 * @param reasons with their weights
 */
public record Tie(List<Reason> reasons) {
  public Tie {
    reasons = List.copyOf(reasons);
  }

  /** It was handed out to them. */
  public static Tie custody(Weights weights) {
    return new Tie(List.of(new Reason("custody", weights.custody())));
  }

  /** It says itself that it is bound to them. */
  public static Tie bound(Weights weights) {
    return new Tie(List.of(new Reason("bound", weights.bound())));
  }

  /** It moved with them, so surely that it is taken for what happened. */
  public static Tie borne(Swap swap) {
    return new Tie(List.of(new Reason("swap", logOdds(swap.confidence()))));
  }

  /** It is theirs, but somebody else may have carried it. */
  public Tie doubted(Swap swap) {
    return new Tie(
        List.of(reasons.get(0), new Reason("swap_doubted", -logOdds(swap.confidence()))));
  }

  private static double logOdds(double probability) {
    return Math.log(probability / (1 - probability));
  }
}
