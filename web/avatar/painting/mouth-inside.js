// What is seen between the lips: the dark, the tongue, and two rows of teeth.

import { rgba } from '../maths/colours.js';
import { clamp, lerp } from '../maths/numbers.js';
import { band, curve } from '../maths/splines.js';
import { across } from './mouth-shape.js';

const TEETH = [[0, '#8d6a62'], [0.2, '#e6dad2'], [0.42, '#fffdfa'], [0.62, '#fbf6f0'], [0.82, '#ddcdc4'], [1, '#7d5c55']];
const TOOTH_GAPS = [-0.52, -0.27, 0, 0.27, 0.52];

/** Paints over the whole mouth: clip to the opening first. `at([x, y])`: onto the screen. */
export function paintInside(pen, mouth, at) {
  const { scale } = pen;
  const [x, top] = pen.onFace(0, mouth.upperY);
  const bottom = pen.onFace(0, mouth.lowerY)[1];
  pen.g.fillStyle = pen.shade([x, top], [x, bottom], [[0, '#2a0c0e'], [0.6, '#521b1f'], [1, '#74302f']]);
  pen.g.fillRect(x - 80 * scale, top - 30 * scale, 160 * scale, bottom - top + 60 * scale);
  tongue(pen, mouth);
  lowerTeeth(pen, mouth, at);
  upperTeeth(pen, mouth, at);
}

/** It rests on the jaw, farther back behind round lips; its tip rises for n, d and l. */
function tongue(pen, mouth) {
  const { pose, scale: s } = pen;
  const y = lerp(mouth.lowerY - 1.5 - mouth.jaw * 0.10 + 6 * pose.lipRound, mouth.y + 7, clamp(pose.tongueUp * 0.85));
  const height = lerp(9, 7, pose.tongueUp) * s;
  const width = mouth.half * lerp(0.68, 0.62, pose.lipRound) * s;
  const [cx, cy] = pen.onFace(mouth.x, y + (height / s) * 0.45, -2);
  pen.g.fillStyle = pen.sphere([cx - 3 * s, cy - height * 0.5], 1, [cx, cy], width, [[0, '#e59a92'], [0.55, '#c96d67'], [1, '#8c3a3b']]);
  pen.g.beginPath();
  pen.g.ellipse(cx, cy, width, height, 0, 0, 2 * Math.PI);
  pen.g.fill();
}

function lowerTeeth(pen, mouth, at) {
  const { lipRound, tongueUp } = pen.pose;
  if (lipRound >= 0.8 || tongueUp >= 0.9) return;
  const y = mouth.y + 3 + mouth.jaw * 0.96;
  const row = band(
    across((u) => at([mouth.x + mouth.half * 0.84 * u, y + 1.2 - 2 * u * u])),
    across((u) => at([mouth.x + mouth.half * 0.9 * u, y + 16])));
  pen.fill(row, rgba('#e9dcd3', 0.9 * (1 - lipRound)));
}

const biteLine = (pen, mouth) => mouth.y + 4.2 - 4.5 * pen.pose.lipRound + 1.2 * pen.pose.smile;

function upperTeeth(pen, mouth, at) {
  const y = biteLine(pen, mouth);
  const row = band(
    across((u) => at([mouth.x + mouth.half * 0.98 * u, y - 2.4 * u * u])),
    across((u) => at([mouth.x + mouth.half * u, mouth.y - 22])));
  const [left] = pen.onFace(mouth.x - mouth.half, mouth.y);
  const [right] = pen.onFace(mouth.x + mouth.half, mouth.y);
  pen.fill(row, pen.shade([left, 0], [right, 0], TEETH));
  for (const u of TOOTH_GAPS) {
    const x = mouth.x + mouth.half * u;
    pen.stroke(curve([at([x, y - 9]), at([x, y - 2.4 * u * u - 0.6])]), 'rgba(150,112,100,.20)', 0.7);
  }
}

/** For th: the tip between the teeth, lying on the lower lip. */
export function paintTongueTip(pen, mouth, at) {
  const { g, pose, scale: s } = pen;
  const out = clamp(pose.tongueOut);
  const y = mouth.y + 3.2;
  const [cx, cy] = pen.onFace(mouth.x, y + 3.6 * out, 12);
  const [width, height] = [mouth.half * 0.46 * s, 4.8 * s * out];
  const belowTeeth = curve(across((u) => at([mouth.x + mouth.half * u, y + 0.6 - 2.4 * u * u])));
  belowTeeth.lineTo(cx + 60 * s, cy + 60 * s);
  belowTeeth.lineTo(cx - 60 * s, cy + 60 * s);
  belowTeeth.closePath();
  pen.within(belowTeeth, () => {
    pen.glow([cx, cy + height * 0.75], width * 1.05, height * 0.75, 0, '#6b2226', 0.6);
    g.fillStyle = pen.sphere([cx - 3 * s, cy + height * 0.1], 0.5, [cx, cy], width, [[0, '#f7bdb2'], [0.55, '#e79488'], [1, '#c46a64']]);
    g.beginPath();
    g.ellipse(cx, cy, width, height, 0, 0, 2 * Math.PI);
    g.fill();
    pen.glow([cx, cy - height * 0.9], width * 0.9, height * 0.7, 0, '#6b2226', 0.5);
    pen.glow([cx - 3 * s, cy + height * 0.25], width * 0.45, height * 0.35, 0, '#ffe1d8', 0.6);
  });
}
