// Steps of quality for slow devices, down only: what was too much once in a session will be too much again.

const WINDOW = 60; // frames that are judged together
const COST_MS = 14; // of the 16.7 of a frame
const PACE_MS = 28; // pictures come slower than this: drawing is too much even if our own part is short
const PACE_AT_HALF_MS = 60;
const HELPED = 0.85; // a step that leaves the pace above this share of the one before has not helped

export const RUNGS = [
  { sharpness: 2, pace: 60 }, { sharpness: 1.5, pace: 60 }, { sharpness: 1.25, pace: 60 }, { sharpness: 1, pace: 60 },
  { sharpness: 1, pace: 30 }, { sharpness: 1, pace: 30, still: true },
];

export class Ladder {
  #rung; #costs = []; #paces = []; #paceBefore = Infinity; #believesPace = true;

  /** dpr: the device's pixel ratio; rungs above it would change nothing. */
  constructor(dpr) {
    const useful = Math.min(dpr, RUNGS[0].sharpness);
    this.#rung = RUNGS.findLastIndex(({ sharpness, pace }) => pace === 60 && sharpness >= useful);
  }

  get rung() { return RUNGS[this.#rung]; }

  /** One frame took `costMs` to issue, `paceMs` after the one before. True when a step down was taken. */
  note(costMs, paceMs) {
    this.#costs.push(costMs);
    this.#paces.push(paceMs);
    if (this.#costs.length < WINDOW) return false;
    const [cost, pace] = [slowest(this.#costs), slowest(this.#paces)];
    this.#costs = [];
    this.#paces = [];
    if (this.#rung === RUNGS.length - 1) return false;
    return cost > COST_MS ? this.#down(Infinity) : this.#judgePace(pace);
  }

  // A display that is held at 30 frames a second (battery saver) is not ours to help.
  #judgePace(pace) {
    if (pace > this.#paceBefore * HELPED) this.#believesPace = false;
    this.#paceBefore = Infinity;
    const limit = this.rung.pace === 60 ? PACE_MS : PACE_AT_HALF_MS;
    return this.#believesPace && pace > limit && this.#down(pace);
  }

  #down(pace) {
    this.#paceBefore = pace;
    this.#rung += 1;
    return true;
  }
}

/** The 90th percentile. */
function slowest(values) {
  return values.sort((a, b) => a - b)[Math.floor(values.length * 0.9)];
}
