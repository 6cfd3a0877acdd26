import { clamp, smooth } from '../maths/numbers.js';
import { normal } from '../maths/seeded.js';
import { BLINKS_A_MINUTE } from './moods.js';

const [DOWN_S, SHUT_S, UP_S] = [0.075, 0.035, 0.150];
const DOUBLES = 0.12;
const DOUBLE_AFTER_S = 0.34;
const [SHORTEST_GAP_S, LONGEST_GAP_S] = [0.9, 11];
const NEVER = -9;

/** Gaps between blinks are log-normal (Bentivoglio 1997): a metronome looks like a machine. */
export class Blinks {
  #random; #next = 1.2; #started = NEVER; #second = NEVER;

  constructor(random) { this.#random = random; }

  /** Blink within this time. */
  soon(t) { this.#next = Math.min(this.#next, t); }

  /** How far the lids are shut, 0..1. */
  step(t, mood) {
    if (t > this.#next) this.#begin(t, mood);
    return Math.max(lid(t - this.#started), lid(t - this.#second));
  }

  #begin(t, mood) {
    this.#started = t;
    this.#second = this.#random() < DOUBLES ? t + DOUBLE_AFTER_S : NEVER;
    const gap = (60 / BLINKS_A_MINUTE[mood]) * Math.exp(0.55 * normal(this.#random) - 0.15);
    this.#next = t + clamp(gap, SHORTEST_GAP_S, LONGEST_GAP_S);
  }
}

function lid(since) {
  if (since < 0 || since > DOWN_S + SHUT_S + UP_S) return 0;
  if (since < DOWN_S) return smooth(since / DOWN_S);
  return since < DOWN_S + SHUT_S ? 1 : 1 - smooth((since - DOWN_S - SHUT_S) / UP_S);
}
