import { rgba } from '../maths/colours.js';
import { curve, splineTo } from '../maths/splines.js';

export const HEM_Y = 640; // below every picture's lower edge
const SHOULDER = [[46, 176], [74, 196], [126, 216], [170, 240], [198, 292], [216, 400], [232, HEM_Y]];
const OPENING = [[-2, 436], [20, 360], [50, 270], [58, 216], [46, 176]];
const LAPEL_OUTER = [[46, 176], [66, 206], [82, 262]];
const LAPEL_ROLL = [[88, 304], [54, 370], [4, 452]];
const LAPEL_INNER = [[4, 452], [20, 370], [48, 280], [56, 222], [46, 176]];

export function paintJacket(pen) {
  for (const side of [-1, 1]) {
    const at = ([x, y]) => pen.body(x * side, y);
    half(pen, side, at);
    lapel(pen, side, at);
  }
}

function half(pen, side, at) {
  const { jacket, jacketLight, jacketDeep } = pen.palette;
  const cloth = curve(SHOULDER.map(at));
  cloth.lineTo(...at([-6, HEM_Y]));
  splineTo(cloth, OPENING.map(at), { move: false });
  cloth.closePath();
  const stops = side < 0 ? [[0, jacket], [0.55, jacketLight], [1, jacket]] : [[0, jacket], [0.5, jacket], [1, jacketDeep]];
  pen.fill(cloth, pen.shade(at([30, 190]), at([230, 430]), stops));
  pen.within(cloth, () => {
    pen.softStroke(curve([[134, 300], [146, 380], [150, HEM_Y]].map(at)), jacketDeep, 22, 0.55); // sleeve
    const [colour, alpha] = side < 0 ? ['#bfe3ea', 0.4] : ['#7fb0bb', 0.22];
    pen.softStroke(curve([[70, 200], [126, 222], [176, 254]].map(at)), colour, 22, alpha);
  });
}

function lapel(pen, side, at) {
  const { g, scale: s } = pen;
  const { jacket, jacketLight, jacketDeep } = pen.palette;
  const cloth = curve(LAPEL_OUTER.map(at));
  cloth.lineTo(...at([104, 292]));
  splineTo(cloth, LAPEL_ROLL.map(at), { move: false });
  splineTo(cloth, LAPEL_INNER.map(at), { move: false });
  cloth.closePath();
  g.save();
  g.shadowColor = 'rgba(8,24,30,.45)';
  g.shadowBlur = 14 * s;
  g.shadowOffsetX = 3 * side * s;
  g.shadowOffsetY = 4 * s;
  const stops = side < 0 ? [[0, jacketLight], [1, jacket]] : [[0, jacket], [1, jacketDeep]];
  pen.fill(cloth, pen.shade(at([50, 180]), at([60, 430]), stops));
  g.restore();
  pen.stroke(cloth, rgba(jacketLight, 0.5), 1.2);
}
