// Moving the axis by hand: dragging pans, two fingers zoom, the wheel zooms. A drag is not a click.

/** A pointer that moves less than this was meant as a click. */
const STILL_PX = 4;
const ZOOM_PER_NOTCH = 1.2;

export class AxisHand {
  #axis;
  #down = new Map();
  #dragged = false;

  constructor(axis) {
    this.#axis = axis;
  }

  /** Whether the click that just came ended a drag. */
  endsDrag() {
    return this.#dragged;
  }

  pressed(event) {
    this.#dragged = false;
    this.#down.set(event.pointerId, { start: event.offsetX, x: event.clientX, first: event.clientX });
  }

  released(event) {
    this.#down.delete(event.pointerId);
  }

  dragging(event) {
    const finger = this.#down.get(event.pointerId);
    if (!finger || (!this.#dragged && Math.abs(event.clientX - finger.first) < STILL_PX)) {
      return;
    }
    if (!this.#dragged) {
      this.#dragged = true;
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    const before = finger.x;
    const others = [...this.#down.values()].filter((f) => f !== finger);
    finger.x = event.clientX;
    if (others.length === 0) {
      this.#axis.pan(before - finger.x);
    } else {
      this.#pinched(before, finger.x, others[0].x);
    }
  }

  #pinched(before, now, other) {
    const apart = Math.max(20, Math.abs(now - other));
    this.#axis.zoom(Math.max(20, Math.abs(before - other)) / apart, (now + other) / 2);
  }

  /** Sideways pans. At the widest, turning outwards is left to the page, which then scrolls. */
  wheel(event) {
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey) {
      event.preventDefault();
      this.#axis.pan(event.deltaX || event.deltaY);
      return;
    }
    const factor = event.deltaY > 0 ? ZOOM_PER_NOTCH : 1 / ZOOM_PER_NOTCH;
    if (this.#axis.zoom(factor, event.clientX)) {
      event.preventDefault();
    }
  }
}
