// Finds out how the clock of the sound relates to the positions that the server names (`pts`), from the moments at
// which lines are heard to begin. Measured (handbook): single origins scatter by ±1 ms, and by 12 ms when the jitter
// buffer has stretched time, hence a median. Times come in as data.

const SAMPLES_PER_MS = 48;
const REMEMBERED = 9;
const EXPECTED_AT_MOST = 12;
const TOLERANCE_MS = 200; // an onset farther off belongs to something else
const FIRST_TOLERANCE_MS = 700; // before the first onset the positions are a guess
const SLEW = 0.18; // 3 ms per frame of 60 Hz: invisible
const JUMP_MS = 120;

export class Alignment {
  #origins = []; #origin = null; #zeroMs = -Infinity; #expected = []; #shown = null;

  get learned() { return this.#origin !== null; }

  /**
   * A line was announced at `nowMs`; sound takes `delayMs` from its arrival to the ear. Lines come in bursts, before
   * they are sent, so the latest of the guesses is the best one.
   */
  expect({ id, part, pts, first }, nowMs, delayMs) {
    this.#zeroMs = Math.max(this.#zeroMs, nowMs + delayMs - pts / SAMPLES_PER_MS);
    if (part !== 0) return; // later lines follow so closely that a pause within a line could pass for their beginning
    this.#expected.push({ id, at: pts + first });
    if (this.#expected.length > EXPECTED_AT_MOST) this.#expected.shift();
  }

  /**
   * Sound began at `heardMs`, when the base stood at `base`: whose it is and how far off the clock was, or null.
   * `exact`: the base is the RTP clock; any other one drifts from the sound, so that only the last onset counts.
   */
  onset(heardMs, base, { exact = true } = {}) {
    const within = this.learned ? TOLERANCE_MS : FIRST_TOLERANCE_MS;
    const errors = this.#expected.map((line) => ({ line, errorMs: (this.#position(heardMs, base) - line.at) / SAMPLES_PER_MS }));
    const found = errors.filter(({ errorMs }) => Math.abs(errorMs) < within)
      .sort((a, b) => Math.abs(a.errorMs) - Math.abs(b.errorMs))[0];
    if (found === undefined) return null;
    this.#expected.splice(0, this.#expected.indexOf(found.line) + 1);
    this.#origins = [...this.#origins, base - found.line.at].slice(exact ? -REMEMBERED : -1);
    this.#origin = median(this.#origins);
    return { id: found.line.id, errorMs: found.errorMs };
  }

  /** Samples since position 0 that are heard at `nowMs`; changes of mind are slewed in. `base`: as in `onset`. */
  heard(nowMs, base) {
    const raw = this.#position(nowMs, base);
    if (this.#shown === null) {
      this.#shown = { ms: nowMs, samples: raw };
      return raw;
    }
    const passedMs = nowMs - this.#shown.ms;
    const expected = this.#shown.samples + passedMs * SAMPLES_PER_MS;
    const off = raw - expected;
    const most = SLEW * passedMs * SAMPLES_PER_MS;
    const samples = Math.abs(off) > JUMP_MS * SAMPLES_PER_MS ? raw : expected + Math.min(most, Math.max(-most, off));
    this.#shown = { ms: nowMs, samples };
    return samples;
  }

  #position(ms, base) {
    return this.#origin === null ? (ms - this.#zeroMs) * SAMPLES_PER_MS : base - this.#origin;
  }
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
