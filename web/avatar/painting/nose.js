import { rgba } from '../maths/colours.js';
import { sampled } from '../maths/splines.js';

export function paintNose(pen) {
  const { skinDeep, blush } = pen.palette;
  const y = pen.face.noseY;
  pen.tint(12, y - 36, 9, 36, 0.10, skinDeep, 0.20, 8);
  pen.tint(-12, y - 34, 7, 30, -0.10, skinDeep, 0.06, 8);
  pen.tint(-1.5, y - 42, 5.5, 34, 0.02, pen.glint, 0.40, 14);
  pen.tint(0, y - 6, 21, 13, 0, blush, 0.22, 16); // the tip is warm
  pen.tint(12, y - 3, 9, 10, 0, skinDeep, 0.30, 14); // wing in the shade
  pen.tint(-14, y - 1, 6, 8, 0, skinDeep, 0.16, 12);
  pen.tint(1, y + 5.5, 17, 5.5, 0, skinDeep, 0.42, 14); // underside
  pen.tint(5, y + 13, 15, 7, 0, skinDeep, 0.15, 4); // cast shadow
  pen.tint(-3, y - 9, 8, 6.5, 0, pen.glint, 0.46, 26); // light on the tip
  for (const side of [-1, 1]) nostril(pen, side);
}

function nostril(pen, side) {
  const { noseY: y, noseW: width } = pen.face;
  const wing = [[width + 0.5, y - 9], [width + 2.2, y - 3], [width - 0.5, y + 2.6]];
  const opening = [[width - 4.2, y + 2.9], [8, y + 2.1], [4.4, y + 3.1]];
  const line = (points, dz) => sampled(points.map(([px, py]) => pen.onFace(side * px, py, dz)), 8);
  pen.taper(line(wing, 8), [0.1, 1.7, 0.2], rgba(pen.palette.skinDeep, side > 0 ? 0.34 : 0.22));
  pen.taper(line(opening, 18), [0.4, 2.8, 0.6], rgba('#5d2a1b', 0.5));
}
