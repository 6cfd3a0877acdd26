import { smooth } from '../maths/numbers.js';

const INHALING = 0.4; // of a cycle
const BEFORE_INHALING = 0.86; // a breath starts a turn
const [CALM_HZ, SPEAKING_HZ] = [0.24, 0.30];

export class Breath {
  #phase;

  constructor(random) { this.#phase = random(); }

  startTurn() { this.#phase = BEFORE_INHALING; }

  /** -1 (out) .. 1 (in) */
  step(dt, mood) {
    this.#phase = (this.#phase + dt * (mood === 'speaking' ? SPEAKING_HZ : CALM_HZ)) % 1;
    const filled = this.#phase < INHALING
      ? smooth(this.#phase / INHALING) : 1 - smooth((this.#phase - INHALING) / (1 - INHALING));
    return filled * 2 - 1;
  }
}
