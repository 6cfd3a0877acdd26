// A line whose mouth shapes are not known. The lips say that she speaks, and claim no sound in particular.

import { smooth } from '../maths/numbers.js';
import { MOUTH } from './visemes.js';

const JAW = 0.22; // half of a full "e"
const EDGE_S = 0.12; // shut at both ends of the line

export class Murmur {
  constructor(durationMs) { this.end = durationMs / 1000; }

  sample(t) {
    const mouth = Object.fromEntries(MOUTH.map((part) => [part, 0]));
    const inside = smooth(t / EDGE_S) * smooth((this.end - t) / EDGE_S);
    // Syllables come about four times a second (Greenberg 2003); a second, slower wave keeps it from ticking.
    mouth.jawOpen = JAW * inside * (0.5 - 0.5 * Math.cos(2 * Math.PI * 3.9 * t)) * (0.75 + 0.25 * Math.sin(2 * Math.PI * 0.83 * t));
    mouth.lipWide = 0.12 * inside;
    return mouth;
  }
}
