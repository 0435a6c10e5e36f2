package io.lintel.simulator.people;

/**
 * What technicians meet with, as shares of visits.
 *
 * @param notMet nobody opens
 * @param hazard a safety check finds one
 * @param refusesSignature of those who opened
 * @param putOff customers who ask in the morning for another hour of the day
 * @param calledBack of those who opened
 * @param inPairs repairs and alterations for which two come; walk visits are never made alone
 * @param interleaved of three doors or more at one stop: while something has to wait behind one,
 *     the next is called at, and the first finished afterwards
 */
public record Encounters(
    double notMet,
    double hazard,
    double refusesSignature,
    double putOff,
    double calledBack,
    double inPairs,
    double interleaved) {
  /** What is usual where a scenario says nothing. */
  public static final Encounters USUAL = new Encounters(0.08, 0.05, 0.02, 0.03, 0.25, 0.4, 0);
}
