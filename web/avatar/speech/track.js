// One line's mouth shapes, blended by dominance (Cohen and Massaro 1993), with gates for what must touch.

import { clamp, smooth } from '../maths/numbers.js';
import { dominance, MOUTH, REACH_S, SHAPES } from './visemes.js';

const NEIGHBOURS = 5; // segments on either side that can still be felt
const FARTHEST = 5; // in time constants
// Ramps of the gates, before and after, in seconds: lips close for p b m, the lower lip meets the teeth for f v.
const LIPS_S = [0.040, 0.034];
const TEETH_S = [0.040, 0.035];
// In a pause the mouth takes this long to shut, and opens again so long before the next sound.
const REST_S = [0.085, 0.065];

export class VisemeTrack {
  #segments; #at = 0; #style;

  /** segments: [viseme, start_ms, end_ms, amount], in order. style: the character's { jaw, lips }, 1 = usual. */
  constructor(segments, style = {}) {
    this.#style = { jaw: 1, lips: 1, ...style };
    this.#segments = withSilence(segments
      .filter(([viseme]) => viseme in SHAPES)
      .map(([viseme, startMs, endMs, amount]) => ({ viseme, start: startMs / 1000, end: endMs / 1000, amount: clamp(amount) })));
    this.end = this.#segments.at(-2).end;
  }

  /** Every part of the mouth at `t` seconds. */
  sample(t) {
    const near = this.#near(t);
    const mouth = {};
    for (const part of MOUTH) mouth[part] = blended(near, part, t);
    mouth.jawOpen *= this.#style.jaw;
    mouth.lipRound *= this.#style.lips;
    mouth.lipWide *= this.#style.lips;
    const closed = gate(near, 'PP', t, LIPS_S);
    const tucked = gate(near, 'FF', t, TEETH_S);
    const resting = rest(near, t);
    for (const part of ['jawOpen', 'upperUp', 'lowerDown']) mouth[part] *= (1 - closed) * (1 - resting);
    mouth.lipPress = Math.max(mouth.lipPress, closed * 0.85) * (1 - tucked);
    mouth.lowerTuck = Math.max(mouth.lowerTuck, tucked);
    return mouth;
  }

  #near(t) {
    const segments = this.#segments;
    while (this.#at > 0 && segments[this.#at].start > t) this.#at -= 1;
    while (this.#at < segments.length - 1 && segments[this.#at].end <= t) this.#at += 1;
    return segments.slice(Math.max(0, this.#at - NEIGHBOURS), this.#at + NEIGHBOURS + 1);
  }
}

/** Before, after and between the given segments the lips come to rest; without this the last shape would stay. */
function withSilence(segments) {
  const silence = (start, end) => ({ viseme: 'sil', start, end, amount: 1 });
  const gapless = [silence(-Infinity, segments[0]?.start ?? 0)];
  for (const segment of segments) {
    const { end } = gapless.at(-1);
    if (segment.start > end) gapless.push(silence(end, segment.start));
    gapless.push(segment);
  }
  return [...gapless, silence(gapless.at(-1).end, Infinity)];
}

function blended(segments, part, t) {
  const [before, after] = REACH_S[part];
  let [sum, weights] = [0, 0];
  for (const { viseme, start, end, amount } of segments) {
    const distance = t < start ? (start - t) / before : t > end ? (t - end) / after : 0;
    if (distance > FARTHEST) continue;
    const weight = dominance(viseme, part) * Math.exp(-distance * Math.sqrt(distance + 0.25));
    sum += weight * (SHAPES[viseme][part] ?? 0) * amount;
    weights += weight;
  }
  return weights > 1e-4 ? sum / weights : 0;
}

function gate(segments, viseme, t, [before, after]) {
  let open = 0;
  for (const segment of segments) {
    if (segment.viseme !== viseme) continue;
    const { start, end } = segment;
    open = Math.max(open, smooth(t < start ? 1 - (start - t) / before : t > end ? 1 - (t - end) / after : 1));
  }
  return open;
}

/** Blending alone leaves the mouth ajar in the short pauses at commas. */
function rest(segments, t) {
  const pause = segments.find(({ viseme, start, end }) => viseme === 'sil' && start <= t && t < end);
  return pause ? smooth((t - pause.start) / REST_S[0]) * smooth((pause.end - t) / REST_S[1]) : 0;
}
