// Lips, and the skin around them that a smile moves. Upper teeth belong to the skull: the lips slide over them.

import { blend, rgba } from '../maths/colours.js';
import { clamp } from '../maths/numbers.js';
import { band, curve } from '../maths/splines.js';
import { paintInside, paintTongueTip } from './mouth-inside.js';
import { lipCurves, mouthOpening } from './mouth-shape.js';

const MATTE_OPENING = '#ff00ff';

export function paintMouth(pen) {
  const mouth = mouthOpening(pen.face, pen.pose);
  const shapes = lipCurves(mouth, pen.pose);
  const at = ([x, y]) => pen.onFace(x, y, 8 + mouth.puff - 6 * clamp(Math.abs(x - mouth.x) / mouth.half) ** 2);
  const edges = Object.fromEntries(Object.entries(shapes).map(([name, points]) => [name, points.map(at)]));
  around(pen, mouth);
  const gap = band(edges.innerUpper, edges.innerLower);
  if (mouth.gap > 0.8) {
    pen.within(gap, () => {
      paintInside(pen, mouth, at);
      pen.blur(curve(edges.innerUpper), '#260809', 0.65, 6, { width: 3 });
      if (pen.matte) pen.fill(gap, MATTE_OPENING);
    });
  }
  upperLip(pen, mouth, edges);
  lowerLip(pen, mouth, edges);
  if (mouth.gap < 3.4) lipLine(pen, mouth, edges);
  if (pen.pose.tongueOut > 0.05) paintTongueTip(pen, mouth, at);
  for (const corner of [edges.outerUpper[0], edges.outerUpper.at(-1)]) {
    pen.glow(corner, 4 * pen.scale, 3.2 * pen.scale, 0, '#7d3a30', 0.26);
  }
}

function around(pen, { y, x, half, upperY, lowerY, cornerY, upperLip: upper, lowerLip: lower }) {
  const { pose } = pen;
  const { skinDeep } = pen.palette;
  const fold = clamp(pose.smile * 0.55 + Math.max(0, pose.lipWide) * 0.12);
  if (fold > 0.03) {
    for (const side of [-1, 1]) {
      const line = [[19, y - 29], [31, y - 21], [half + 11, y - 6], [half + 12, y + 6]];
      pen.blur(curve(line.map(([px, py]) => pen.onFace(side * px, py, 4))), skinDeep, fold * 0.55, 7, { width: 2.4 });
      pen.tint(side * (half + 5), cornerY, 8, 7, 0, skinDeep, fold * 0.4, 2);
    }
  }
  pen.tint(0, upperY - upper - 7, 4.6, 8, 0, skinDeep, 0.14, 8); // philtrum
  pen.tint(x, lowerY + lower + 2.5, half * 0.72, 4.5, 0, skinDeep, 0.34, 4); // shadow under the lip
}

function upperLip(pen, mouth, { outerUpper, innerUpper }) {
  const { lipUpper, lipLower, lipLight } = pen.palette;
  const lip = band(outerUpper, innerUpper);
  const ends = [pen.onFace(0, mouth.upperY - mouth.upperLip, 8), pen.onFace(0, mouth.upperY + 1, 8)];
  pen.fill(lip, pen.shade(...ends, [[0, lipLower], [0.45, lipUpper], [1, rgba(blend(lipUpper, '#5a1a22', 0.35))]]));
  const light = pen.onFace(mouth.x - 6, mouth.upperY - mouth.upperLip * 0.78, 10 + mouth.puff);
  pen.within(lip, () => pen.glow(light, mouth.half * 0.42 * pen.scale, 2.4 * pen.scale, 0, lipLight, 0.5));
}

function lowerLip(pen, mouth, { innerLower, outerLower }) {
  const { lipUpper, lipLower, lipLight, skinDeep } = pen.palette;
  const lip = band(innerLower, outerLower);
  const ends = [pen.onFace(0, mouth.lowerY - 1, 8), pen.onFace(0, mouth.lowerY + mouth.lowerLip, 8)];
  const stops = [[0, lipUpper], [0.3, lipLower], [0.75, lipLower], [1, rgba(blend(lipUpper, skinDeep, 0.25))]];
  pen.fill(lip, pen.shade(...ends, stops));
  const light = pen.onFace(mouth.x - 4, mouth.lowerY + mouth.lowerLip * 0.42, 10 + mouth.puff);
  const size = [mouth.half * 0.50 * pen.scale, mouth.lowerLip * 0.34 * pen.scale];
  pen.within(lip, () => pen.glow(light, ...size, 0, lipLight, 0.85));
}

function lipLine(pen, mouth, { innerUpper, innerLower }) {
  const line = innerUpper.map(([x, y], i) => [(x + innerLower[i][0]) / 2, (y + innerLower[i][1]) / 2]);
  const alpha = 0.8 * clamp((3.4 - mouth.gap) / 1.6);
  pen.taper(line, [0.7, 1.7 + pen.pose.lipPress * 0.5, 0.7], rgba('#70292d', alpha));
}
