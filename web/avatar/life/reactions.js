// The only things she does in answer to a candidate: nod, smile, blink. The same for everyone, and not too often:
// whoever asks for more is not heard.

import { lerp, smooth } from '../maths/numbers.js';

const NODS_A_MINUTE = 6;
const SMILE_EVERY_S = 20;
const NOD_LASTS_S = 2.2;
const CALM_NOD = 0.012; // radians
const EYES_STAY = 2.2; // eyes that go down with the head make it a bow

export class Reactions {
  #random; #nods = []; #nodTimes = []; #smile = null;

  constructor(random) { this.#random = random; }

  /** Whether she does it. kind: 'nod' or 'smile'. */
  add(kind, t, calm) {
    if (kind === 'nod') return this.#nod(t, calm);
    if (kind !== 'smile' || (this.#smile && t - this.#smile.at < SMILE_EVERY_S)) return false;
    this.#smile = { at: t, hold: lerp(1.2, 2.0, this.#random()) };
    return true;
  }

  #nod(t, calm) {
    this.#nodTimes = this.#nodTimes.filter((at) => t - at < 60);
    if (this.#nodTimes.length >= NODS_A_MINUTE) return false;
    this.#nodTimes.push(t);
    const random = this.#random;
    this.#nods.push({ at: t, depth: calm ? CALM_NOD : lerp(0.045, 0.075, random()), hz: lerp(1.5, 2, random()), dips: random() < 0.35 ? 1 : 2 });
    return true;
  }

  /** Add a smile to the targets of the face. */
  warm(t, target) {
    if (!this.#smile) return;
    const since = t - this.#smile.at;
    const { hold } = this.#smile;
    const share = since < 0.5 ? smooth(since / 0.5) : 1 - smooth((since - 0.5 - hold) / 1.3);
    if (share <= 0) return;
    const more = { smile: 0.38, cheek: 0.5, squintL: 0.22, squintR: 0.22, browInnerUp: 0.15, browOuterUpL: 0.15, browOuterUpR: 0.15 };
    for (const [name, amount] of Object.entries(more)) target(name, amount * share);
  }

  /** Add the nods to a pose. */
  move(t, pose) {
    this.#nods = this.#nods.filter((nod) => t - nod.at < NOD_LASTS_S);
    for (const { at, depth, hz, dips } of this.#nods) {
      const turns = (t - at) * hz;
      if (turns >= dips) continue;
      const fade = Math.sin(Math.min(1, turns / dips) * Math.PI) ** 0.6 * (1 - 0.3 * (t - at));
      const dip = depth * fade * (0.5 - 0.5 * Math.cos(turns * 2 * Math.PI));
      pose.pitch += dip;
      pose.headY += dip * 18;
      pose.gazeY -= dip * EYES_STAY;
    }
  }
}
