package io.lintel.gateway.linking;

import io.lintel.gateway.policy.Limit;
import io.lintel.gateway.policy.Limits;
import java.time.Duration;
import java.util.List;

/**
 * What each piece of evidence is worth, in log-odds; docs/linking.md gives the reasons.
 *
 * @param bound the recorder says it is bound to this technician
 * @param custody the recorder is in this technician's custody
 * @param inside the event lies wholly in the visit's span
 * @param otherInside it lies wholly in another visit's span of the same technician
 * @param edge it overlaps the span's edge; falls to −edge at {@code edgeWithin}
 * @param farther it lies farther from the span
 * @param place what one position says at most, for or against
 * @param placesAtMost what all positions together say at most
 * @param meter the meter is one of the visit's
 * @param otherMeter the meter is one of another visit's there and then
 * @param swap that two technicians' recorders were swapped, before anything is known: once for a
 *     pair of recorders and a day
 * @param none no visit explains it
 * @param linkedFrom the probability from which a visit is linked
 * @param noneFrom the probability of none from which nothing is linked
 */
public record Weights(
    double bound,
    double custody,
    double inside,
    double otherInside,
    double edge,
    Duration edgeWithin,
    double farther,
    double place,
    double placesAtMost,
    double meter,
    double otherMeter,
    double swap,
    double none,
    double linkedFrom,
    double noneFrom) {
  private static final Limit<Double> BOUND =
      Limit.weight(
          "weights.bound", "5", "the recorder says it is bound to this technician", "记录仪自报绑定该人员");
  private static final Limit<Double> CUSTODY =
      Limit.weight(
          "weights.custody", "4", "the recorder is in this technician's custody", "记录仪由该人员领用");
  private static final Limit<Double> INSIDE =
      Limit.weight(
          "weights.inside", "3", "the event lies wholly in the visit's span", "事件完全位于服务时段内");
  private static final Limit<Double> OTHER_INSIDE =
      Limit.weight(
          "weights.other_inside",
          "-3",
          "it lies wholly in another visit's span of the same technician",
          "事件完全位于同一人员另一服务时段内");
  private static final Limit<Double> EDGE =
      Limit.weight(
          "weights.edge",
          "1.5",
          "it overlaps the span's edge; falls to its opposite at `edge_within_s`",
          "事件跨越时段边界；至 `edge_within_s` 处减为其相反数");
  public static final Limit<Duration> EDGE_WITHIN =
      Limit.seconds(
          "weights.edge_within_s", "300", "how far the edge reaches (seconds)", "边界所及的时间（秒）");
  private static final Limit<Double> FARTHER =
      Limit.weight("weights.farther", "-8", "it lies farther from the span", "事件离时段更远");
  private static final Limit<Double> PLACE =
      Limit.weight(
          "weights.place", "4", "what one position says at most, for or against", "单个位置至多的正反权重");
  private static final Limit<Double> PLACES_AT_MOST =
      Limit.weight(
          "weights.places_at_most", "12", "what all positions together say at most", "全部位置合计至多的权重");
  private static final Limit<Double> METER =
      Limit.weight("weights.meter", "6", "the meter is one of the visit's", "表具属于该服务");
  private static final Limit<Double> OTHER_METER =
      Limit.weight(
          "weights.other_meter",
          "-6",
          "the meter is one of another visit's there and then",
          "表具属于同时同地的另一服务");
  private static final Limit<Double> SWAP =
      Limit.weight(
          "weights.swap",
          "-6",
          "that two recorders were exchanged, before anything is known",
          "未有任何证据时两台记录仪互换的可能");
  private static final Limit<Double> NONE =
      Limit.weight("weights.none", "-2", "no visit explains it", "没有服务可以解释");
  public static final Limit<Double> LINKED_FROM =
      Limit.number(
          "weights.linked_from", "0.95", 0.5, 1, "linked from this probability on", "达到此概率即关联");
  private static final Limit<Double> NONE_FROM =
      Limit.number(
          "weights.none_from",
          "0.5",
          0,
          1,
          "no visit, or an orphan, from this one on",
          "达到此概率即无服务或无主");

  /** What a policy may set of them. */
  public static final List<Limit<?>> KEYS =
      List.of(
          BOUND,
          CUSTODY,
          INSIDE,
          OTHER_INSIDE,
          EDGE,
          EDGE_WITHIN,
          FARTHER,
          PLACE,
          PLACES_AT_MOST,
          METER,
          OTHER_METER,
          SWAP,
          NONE,
          LINKED_FROM,
          NONE_FROM);

  public static final Weights DEFAULT = of(Limits.USUAL);

  public static Weights of(Limits limits) {
    return new Weights(
        limits.get(BOUND),
        limits.get(CUSTODY),
        limits.get(INSIDE),
        limits.get(OTHER_INSIDE),
        limits.get(EDGE),
        limits.get(EDGE_WITHIN),
        limits.get(FARTHER),
        limits.get(PLACE),
        limits.get(PLACES_AT_MOST),
        limits.get(METER),
        limits.get(OTHER_METER),
        limits.get(SWAP),
        limits.get(NONE),
        limits.get(LINKED_FROM),
        limits.get(NONE_FROM));
  }
}
