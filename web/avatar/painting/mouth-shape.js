// The mouth as numbers and curves, without any canvas. u runs from -1 (left corner) to 1 (right corner).

import { clamp, lerp } from '../maths/numbers.js';

const STEPS = 14;
const ACROSS = Array.from({ length: STEPS + 1 }, (_, i) => -Math.cos((i / STEPS) * Math.PI));

/** Below this gap, in drawing units, the lips touch: what is left is thinner than the line between them. */
export const CLOSED = 0.6;

/** gap: between the lips in the middle; half: half the opening's width; all in drawing units. */
export function mouthOpening(face, pose) {
  const round = clamp(pose.lipRound);
  const press = clamp(pose.lipPress);
  const tuck = clamp(pose.lowerTuck);
  const { smile, jawOpen } = pose;
  const y = face.mouthY;
  const jaw = jawOpen * 27;
  const half = face.mouthW * (1 + 0.24 * pose.lipWide - 0.42 * round + 0.34 * smile - 0.06 * jawOpen * (1 - round));
  const upperY = y + 0.3 - pose.upperUp * 5 - jawOpen * 2.4 - round * 0.4 + smile * 0.8 + press * 0.4;
  const lowerY = Math.max(upperY + 0.2, y + 0.55 + jaw + pose.lowerDown * 6 * (1 - tuck) - tuck * jaw * 0.8 + tuck + smile * 0.9);
  return {
    y, jaw, half, upperY, lowerY, gap: lowerY - upperY, x: pose.mouthX * 6,
    cornerY: y - 0.9 - smile * 7 + jaw * 0.26 + round * 0.6 - pose.lipWide * 0.8,
    upperLip: face.upperLip * (1 - 0.32 * press + 0.20 * round - 0.22 * smile),
    lowerLip: face.lowerLip * (1 - 0.28 * press + 0.14 * round - 0.16 * smile - 0.34 * tuck),
    puff: 6 * round, // rounded lips come forward
  };
}

/** The four edges of the lips as lists of [x, y]. */
export function lipCurves(opening, pose) {
  const { x, half, upperY, lowerY, cornerY, upperLip, lowerLip } = opening;
  const round = clamp(pose.lipRound);
  const { smile } = pose;
  const bow = (exponent) => (u) => lerp(1 - Math.abs(u) ** exponent, Math.sqrt(Math.max(0, 1 - u * u)), round);
  const innerUpper = bow(lerp(2.2, 2.5, clamp(smile + pose.lipWide * 0.6)));
  const innerLower = bow(lerp(2.3, 2.8, smile));
  const outerUpper = bow(lerp(1.75, 2.3, smile));
  const outerLower = bow(lerp(2.35, 3.0, smile)); // higher: a smile is a U, not a V
  const cupid = (u) => 1 - 0.20 * bump(u, 0.12) * (1 - 0.6 * smile) * (1 - 0.5 * round) + 0.05 * bump(Math.abs(u) - 0.24, 0.14);
  const corner = (u) => cornerY - pose.smileSkew * 3.5 * u;
  const outer = half + 3.2 * round + 1.2;
  // The dip in the middle of the upper lip must not reach through the lower one.
  const dip = Math.min(0.9, (lowerY - upperY) * 0.8);
  const curves = { innerUpper: [], innerLower: [], outerUpper: [], outerLower: [] };
  for (const u of ACROSS) {
    const upper = corner(u) + (upperY - cornerY) * innerUpper(u);
    const lower = corner(u) + (lowerY - cornerY) * innerLower(u);
    const upperEdge = upper + dip * bump(u, 0.16) * (1 - round);
    curves.innerUpper.push([x + half * u, upperEdge]);
    curves.innerLower.push([x + half * u, lower]);
    curves.outerUpper.push([x + outer * u, Math.min(upperEdge, upper - upperLip * outerUpper(u) * cupid(u))]);
    curves.outerLower.push([x + outer * u, Math.max(lower, lower + lowerLip * outerLower(u))]);
  }
  return curves;
}

/** Points across the mouth, as [u, ...]. */
export const across = (point) => ACROSS.map(point);

const bump = (u, width) => Math.exp(-((u / width) ** 2));
