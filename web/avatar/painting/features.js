// The parts that move with every frame.

import { paintBrow } from './brow.js';
import { paintEye } from './eye.js';
import { paintMouth } from './mouth.js';

export function paintFeatures(pen) {
  for (const side of [-1, 1]) paintEye(pen, side);
  paintMouth(pen);
  for (const side of [-1, 1]) paintBrow(pen, side);
}
