// Time to pixels and back, and the round times worth a line.

const SECOND = 1000;
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 14400, 21600].map(
  (s) => s * SECOND,
);
/** The distance between two lines, at least; on a phone no more than what the times themselves need. */
const APART = { wide: 96, narrow: 72 };
const NARROW = 400;
/** Coordinates beyond this far outside are cut: browsers draw huge ones inexactly. */
const OUTSIDE = 4000;

export class Scale {
  constructor({ from, to }, left, right) {
    this.from = from;
    this.to = to;
    this.left = left;
    this.right = right;
    this.perMs = (right - left) / (to - from);
  }

  x(ms) {
    const x = this.left + (ms - this.from) * this.perMs;
    return Math.round(Math.min(this.right + OUTSIDE, Math.max(this.left - OUTSIDE, x)) * 10) / 10;
  }

  at(x) {
    return this.from + (x - this.left) / this.perMs;
  }

  shows(lo, hi) {
    return hi >= this.from && lo <= this.to;
  }

  /** Round times in view, far enough from each other to be read. */
  ticks() {
    const apart = this.right - this.left < NARROW ? APART.narrow : APART.wide;
    const step = STEPS.find((s) => s * this.perMs >= apart) ?? STEPS.at(-1);
    const first = Math.ceil(this.from / step) * step;
    const count = Math.max(0, Math.floor((this.to - first) / step) + 1);
    return Array.from({ length: count }, (_, i) => first + i * step);
  }
}
