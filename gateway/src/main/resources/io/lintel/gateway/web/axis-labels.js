// Where the names of clustered marks go. No two labels overlap, and no label lies over another's
// leader line or over the knock. Where there is no room for all, the least telling give way.

const GAP = 8;
const SLACK = 3;
const brush = document.createElement("canvas").getContext("2d");

export function textWidth(text, weight = 400, size = 12) {
  const family = getComputedStyle(document.body).fontFamily;
  brush.font = `${weight} ${size}px ${family}`;
  return Math.ceil(brush.measureText(text).width);
}

/**
 * Gives each item a seat: a row from the mark upwards, the side it hangs to, and which of its texts
 * fits; row -1 where none does. An item has `x`, `widths` of its longer and shorter text, `clear`
 * (pixels that its mark itself takes to either side), `rank` (small is telling) and `onlyRight`
 * (what lies to its left is another mark's). `bars` are
 * upright lines that no label may cross.
 */
export function place(items, { left, right, rows, bars = [] }) {
  let kept = [...items].sort((a, b) => b.x - a.x);
  for (;;) {
    const seats = seatAll(kept, { left, right, rows, bars });
    const failed = kept.filter((item) => !seats.has(item));
    if (failed.length === 0) {
      return items.map((item) => seats.get(item) ?? { row: -1, text: 0, hangsLeft: false });
    }
    const least = leastTelling(kept, failed[0]);
    kept = kept.filter((item) => item !== least);
  }
}

/** Of the labels in the failed one's way, itself included, the one that says least. */
function leastTelling(kept, failed) {
  const reach = (item) => item.widths[0] + GAP;
  const near = kept.filter((item) => Math.abs(item.x - failed.x) <= Math.max(reach(item), reach(failed)));
  return near.reduce((worst, item) => (item.rank > worst.rank ? item : worst), failed);
}

/** From right to left, so that leader lines rise to the left of the labels below them. */
function seatAll(items, room) {
  const taken = Array.from({ length: room.rows }, () => []);
  const seats = new Map();
  for (const item of items) {
    const seat = firstFree(item, taken, seats, room);
    if (seat) {
      seats.set(item, seat);
      taken[seat.row].push(seat.span);
    }
  }
  return seats;
}

function firstFree(item, taken, seats, room) {
  for (const [text, width] of item.widths.entries()) {
    for (const hangsLeft of item.onlyRight ? [false] : [false, true]) {
      const span = spanOf(item, width, hangsLeft);
      for (const row of rowsFor(hangsLeft, room.rows)) {
        if (fits(span, item, row, taken, seats, room)) {
          return { row, text, hangsLeft, span };
        }
      }
    }
  }
  return null;
}

/** A label that hangs to the left goes high, so that the ones it hangs over fit below it. */
function rowsFor(hangsLeft, rows) {
  const upwards = Array.from({ length: rows }, (_, row) => row);
  return hangsLeft ? upwards.reverse() : upwards;
}

function spanOf({ x, clear = 4 }, width, hangsLeft) {
  return hangsLeft ? { from: x - clear - width, to: x - clear } : { from: x + clear, to: x + clear + width };
}

function fits(span, item, row, taken, seats, { left, right, bars }) {
  const crosses = (x) => x > span.from - SLACK && x < span.to + SLACK;
  return (
    span.from >= left &&
    span.to <= right &&
    !bars.some((x) => x !== item.x && crosses(x)) &&
    taken[row].every((other) => span.to + GAP < other.from || other.to + GAP < span.from) &&
    [...seats].every(([other, seat]) => seat.row <= row || !crosses(other.x)) &&
    taken.slice(0, row).every((spans) => spans.every((s) => item.x < s.from - SLACK || item.x > s.to + SLACK))
  );
}
