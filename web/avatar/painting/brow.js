import { rgba } from '../maths/colours.js';
import { seeded } from '../maths/seeded.js';
import { sampled, splineAt } from '../maths/splines.js';

const HAIRS = 26;

/** side: -1 or 1. Two pixels too low at the inner end and she looks angry. */
export function paintBrow(pen, side) {
  const line = sampled(browLine(pen, side), 20);
  const { brow } = pen.palette;
  const thick = pen.face.browThick;
  const stops = [[0, rgba(brow, 0.10)], [0.2, rgba(brow, 0.70)], [0.8, rgba(brow, 0.85)], [1, rgba(brow, 0.5)]];
  pen.taper(line, [thick * 0.78, thick, 0.9], pen.shade(line[0], line.at(-1), stops));
  const random = seeded(77);
  for (let i = 0; i < HAIRS; i++) {
    const along = random() * 0.9;
    const off = (random() - 0.5) * thick * 0.75 * pen.scale * (1 - along * 0.6);
    const [x0, y0] = splineAt(line, along);
    const [x1, y1] = splineAt(line, Math.min(1, along + 0.10));
    const hair = [[x0, y0 + off + 1.4 * pen.scale], [(x0 + x1) / 2, (y0 + y1) / 2 + off], [x1, y1 + off - (1 - along) * 1.8 * pen.scale]];
    pen.taper(hair, [0.4, 0.9, 0.1], rgba(brow, 0.45));
  }
}

function browLine(pen, side) {
  const { face, pose } = pen;
  const inner = pose.browInnerUp * 9 - pose.browDown * 4;
  const outer = (side < 0 ? pose.browOuterUpL : pose.browOuterUpR) * 8;
  const arch = face.browArch;
  const points = [
    [-0.80, -0.6 - inner], [-0.42, -2.8 - inner * 0.8 - outer * 0.3], [0.02, -arch * 0.80 - inner * 0.4 - outer * 0.8],
    [0.44, -arch - outer], [0.84, -arch * 0.46 - outer * 0.9], [1.12, 3.6 - outer * 0.6],
  ];
  return points.map(([x, y]) => pen.onFace(side * (face.browX + face.browW * x), face.browY + y, 4));
}
