// The speaking mouth. It moves only while a clock says that a line is being heard, and is shut otherwise.

import { clamp } from '../maths/numbers.js';
import { Murmur } from '../speech/murmur.js';
import { VisemeTrack } from '../speech/track.js';
import { MOUTH } from '../speech/visemes.js';

// One and a half frames until a picture is seen, and a little more: lips may lead by 100 ms (Davis and Kim 2013),
// sound that leads by 45 ms is noticed (EBU R37).
export const LEAD_S = 0.045;
const CLOSE_S = 0.060; // with one frame of 60 Hz this is within the 80 ms that a cut allows
const SMOOTHING_S = 0.012;
const AFTERWARDS_S = 0.25; // a line is over this long after its last shape
const STALLED_S = 0.15; // a clock that stands still for so long belongs to sound that stopped
const BEAT_S = 0.5;
const BEAT_EARLY_S = 0.06;

const shut = () => Object.fromEntries(MOUTH.map((part) => [part, 0]));

export class Lips {
  #track = null; #clock = null; #beats = []; #style;
  #lastAt = null; #stillFor = 0; #closing = null;

  constructor(style) {
    this.#style = style;
    this.mouth = shut();
  }

  /** clock(): seconds since the line's start; null or negative while it isn't heard yet. */
  speak({ segments, stress = [], durationMs = 0, clock }) {
    this.#track = segments?.length ? new VisemeTrack(segments, this.#style) : new Murmur(durationMs);
    this.#clock = clock;
    // Every third stressed syllable gets a full nod of the head: all of them look like hammering.
    this.#beats = stress.map((ms, i) => ({ at: ms / 1000, strength: i % 3 === 0 ? 1 : 0.45 }));
    this.#lastAt = null;
    this.#stillFor = 0;
  }

  cut() { this.#track = null; }

  get resting() { return MOUTH.every((part) => this.mouth[part] === 0); }

  /** 0..1: how much the lips are needed for speech; a smile yields to it. */
  get busy() { return clamp(this.mouth.jawOpen * 1.2 + this.mouth.lipRound + this.mouth.lipPress * 0.5); }

  /** Move by dt seconds. Returns how strongly a stressed syllable is felt now, 0..1. */
  step(dt) {
    const at = this.#heardAt(dt);
    if (at === null) this.#close(dt);
    else this.#follow(at, dt);
    return at === null ? 0 : this.#beat(at);
  }

  #heardAt(dt) {
    if (!this.#track || !this.#clock) return null;
    const at = this.#clock();
    if (typeof at !== 'number' || !Number.isFinite(at)) return null;
    if (at > this.#track.end + AFTERWARDS_S) {
      this.#track = null;
      return null;
    }
    this.#stillFor = at === this.#lastAt ? this.#stillFor + dt : 0;
    this.#lastAt = at;
    return this.#stillFor > STALLED_S ? null : at;
  }

  #follow(at, dt) {
    this.#closing = null;
    const wanted = this.#track.sample(at + LEAD_S);
    const share = 1 - Math.exp(-dt / SMOOTHING_S);
    for (const part of MOUTH) this.mouth[part] += (wanted[part] - this.mouth[part]) * share;
  }

  #close(dt) {
    if (this.resting) return;
    this.#closing ??= { from: { ...this.mouth }, since: 0 };
    this.#closing.since += dt;
    const left = 1 - clamp(this.#closing.since / CLOSE_S);
    for (const part of MOUTH) this.mouth[part] = this.#closing.from[part] * left;
    if (left === 0) this.#closing = null;
  }

  #beat(at) {
    let felt = 0;
    for (const beat of this.#beats) {
      const since = (at - beat.at + BEAT_EARLY_S) / BEAT_S;
      if (since > 0 && since < 1) felt = Math.max(felt, Math.sin(since * Math.PI) ** 2 * beat.strength);
    }
    return felt;
  }
}
