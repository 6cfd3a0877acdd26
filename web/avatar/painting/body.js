// Neck, necklace, top and jacket.

import { blend, rgba } from '../maths/colours.js';
import { curve, splineTo } from '../maths/splines.js';
import { HEM_Y, paintJacket } from './jacket.js';

const NECKLINE = [[-96, 214], [-60, 236], [-26, 262], [0, 270], [26, 262], [60, 236], [96, 214]];
const NECKLACE = [[-45, 182], [-34, 214], [0, 240], [34, 214], [45, 182]];
const FOLDS = [[-20, 5], [14, 7], [34, 4]];
const NECK_HALF = 40;

export function paintBody(pen) {
  paintNeck(pen);
  if (pen.character.necklace) paintNecklace(pen);
  paintTop(pen);
  paintJacket(pen);
}

const onBody = (pen, points) => points.map(([x, y]) => pen.body(x, y));

function paintNeck(pen) {
  const { palette, scale: s } = pen;
  const side = [[NECK_HALF, 100], [NECK_HALF - 1, 150], [NECK_HALF + 4, 178], [NECK_HALF + 30, 198], [120, 216]];
  const neck = curve(onBody(pen, side.map(([x, y]) => [-x, y])));
  neck.lineTo(...pen.body(-120, 330));
  neck.lineTo(...pen.body(120, 330));
  splineTo(neck, onBody(pen, side).reverse(), { move: false });
  neck.closePath();
  const ends = [pen.body(-60, 160), [pen.body(60, 160)[0], pen.body(-60, 160)[1]]];
  pen.fill(neck, pen.shade(...ends, [[0, palette.skin], [0.35, palette.skin], [1, palette.skinShade]]));
  pen.within(neck, () => {
    const [x, y] = pen.head([6, 124, 40]); // the head's shadow
    pen.glow([x, y + 6 * s], 92 * s, 52 * s, 0, palette.skinDeep, 0.9);
    pen.glow([x + 6 * s, y - 2 * s], 66 * s, 34 * s, 0, blend(palette.skinDeep, '#5a2418', 0.5), 0.55);
    for (const k of [-1, 1]) { // collar bones
      pen.blur(curve(onBody(pen, [[12 * k, 228], [40 * k, 222], [80 * k, 212]])), palette.skinDeep, 0.20, 8, { width: 3 });
    }
    pen.glow(pen.body(-34, 236), 40 * s, 22 * s, 0, pen.glint, 0.35);
  });
}

function paintNecklace(pen) {
  const { scale: s } = pen;
  const colour = pen.character.necklace;
  const chain = curve(onBody(pen, NECKLACE));
  pen.blur(chain, pen.palette.skinDeep, 0.5, 4, { width: 1.5, dx: 1, dy: 2 });
  pen.stroke(chain, colour, 1.3);
  const [x, y] = pen.body(0, 243);
  pen.disc([x, y], 3.4 * s, colour);
  pen.glow([x - s, y - s], 2.4 * s, 2.4 * s, 0, '#ffffff', 0.9);
}

function paintTop(pen) {
  const { palette } = pen;
  const edge = onBody(pen, NECKLINE);
  const top = curve(edge);
  top.lineTo(...pen.body(150, HEM_Y));
  top.lineTo(...pen.body(-150, HEM_Y));
  top.closePath();
  pen.fill(top, pen.shade(pen.body(-60, 250), pen.body(70, 420), [[0, palette.top], [1, palette.topShade]]));
  pen.within(top, () => {
    pen.softStroke(curve(edge), '#a88f7c', 12, 0.35);
    pen.stroke(curve(edge), rgba('#ffffff', 0.7), 2.2);
    for (const [x, width] of FOLDS) {
      pen.softStroke(curve(onBody(pen, [[x, 290], [x * 1.3, 360], [x * 1.2, 480]])), palette.topShade, width * 3, 0.6);
    }
  });
}
