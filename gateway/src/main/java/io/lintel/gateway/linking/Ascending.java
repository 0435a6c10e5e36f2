package io.lintel.gateway.linking;

import java.util.function.IntPredicate;

/** Looking something up in what is in order. */
final class Ascending {
  private Ascending() {}

  /**
   * The first of so many places from which on {@code reached} holds; {@code size} if there is none.
   *
   * @param reached holds of all places after one of which it holds
   */
  static int first(int size, IntPredicate reached) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (reached.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
