// Where she stands in a box of any shape: head and shoulders, with room above for labels and below for captions.

import { HEM_Y } from './painting/jacket.js';

const ACROSS = 396; // drawing units that should fit from side to side
const DOWN = 570; // and from top to bottom
const EYE_LINE = 0.415; // of the height
const CROWN = 185; // hair above the origin, with room for a nod
const HALF_BODY = 252;

/**
 * `room`: the whole box, for the background. `figure`: the part of it that she can reach, as { left, top, width,
 * height } with her origin (x, y) inside that part: a smaller canvas is a faster one. All in CSS pixels.
 */
export function frameIn(width, height) {
  const scale = Math.min(width / ACROSS, height / DOWN);
  const x = width / 2;
  // In a tall narrow box the hem must not come into sight.
  const y = Math.max(height * EYE_LINE, height - (HEM_Y - 20) * scale);
  const left = Math.max(0, Math.floor(x - HALF_BODY * scale));
  const right = Math.min(width, Math.ceil(x + HALF_BODY * scale));
  const top = Math.max(0, Math.floor(y - CROWN * scale));
  return {
    room: { width, height, x, y, scale },
    figure: { left, top, width: right - left, height: height - top, x: x - left, y: y - top, scale },
  };
}
