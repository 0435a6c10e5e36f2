// Where the names of clustered marks go: no two labels and no label and leader line overlap, and a
// label that finds no room gives way rather than crowd the others.

const GAP = 8;
const brush = document.createElement("canvas").getContext("2d");

export function textWidth(text, weight = 400) {
  const family = getComputedStyle(document.body).fontFamily;
  brush.font = `${weight} 12px ${family}`;
  return Math.ceil(brush.measureText(text).width);
}

/**
 * Gives each item (`x`, `widths` of its longer and shorter text, `rank`: small first) a row from
 * the mark upwards, the side it hangs to, and which of its texts fits; row -1 where none does.
 */
export function place(items, { left, right, rows }) {
  const taken = Array.from({ length: rows }, () => []);
  const leaders = [];
  const placed = new Map();
  for (const item of [...items].sort((a, b) => a.rank - b.rank || a.x - b.x)) {
    placed.set(item, seat(item, taken, leaders, { left, right }));
  }
  return items.map((item) => placed.get(item));
}

function seat(item, taken, leaders, edges) {
  for (const [text, width] of item.widths.entries()) {
    for (let row = 0; row < taken.length; row++) {
      for (const span of sides(item.x, width, edges)) {
        if (isFree(span, row, item.x, taken, leaders)) {
          taken[row].push(span);
          leaders.push({ x: item.x, row });
          return { row, text, hangsLeft: span.hangsLeft };
        }
      }
    }
  }
  leaders.push({ x: item.x, row: 0 });
  return { row: -1, text: 0, hangsLeft: false };
}

function sides(x, width, { left, right }) {
  const spans = [
    { from: x - 4, to: x + width, hangsLeft: false },
    { from: x - width, to: x + 4, hangsLeft: true },
  ];
  return spans.filter((span) => span.from >= left - 4 && span.to <= right + 4);
}

function isFree(span, row, x, taken, leaders) {
  const clear = taken[row].every((other) => span.to + GAP < other.from || other.to + GAP < span.from);
  const uncrossed = leaders.every((l) => l.row <= row || l.x < span.from - 2 || l.x > span.to + 2);
  const rises = taken.slice(0, row).every((spans) => spans.every((s) => x < s.from - 2 || x > s.to + 2));
  return clear && uncrossed && rises;
}
