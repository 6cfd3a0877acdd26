import { lerp } from '../maths/numbers.js';
import { CONTACT } from './moods.js';

const JUMP = 0.35; // a larger move of the eyes often brings a blink

/** Short fixations near the lens, sometimes away. */
export class Gaze {
  #random; #until = 0;
  x = 0; y = 0;

  constructor(random) { this.#random = random; }

  /** Look somewhere else at the next step. */
  release() { this.#until = 0; }

  /** True when the eyes have just jumped far. */
  step(t, mood) {
    if (t <= this.#until) return false;
    const random = this.#random;
    const [x, y] = [this.x, this.y];
    if (random() < CONTACT[mood]) this.#look((random() - 0.5) * 0.14, (random() - 0.5) * 0.10, t + lerp(0.5, 2.4, random() ** 1.5));
    else if (mood === 'thinking') this.#look(-lerp(0.3, 0.55, random()), -lerp(0.35, 0.6, random()), t + lerp(0.9, 2.2, random()));
    else this.#look((random() < 0.5 ? -1 : 1) * lerp(0.2, 0.42, random()), lerp(-0.18, 0.24, random()), t + lerp(0.35, 0.9, random()));
    return Math.hypot(this.x - x, this.y - y) > JUMP;
  }

  #look(x, y, until) {
    this.x = x;
    this.y = y;
    this.#until = until;
  }
}
