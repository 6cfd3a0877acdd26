import { blend, rgba } from '../maths/colours.js';
import { curve } from '../maths/splines.js';

const RIM = [[90, -8, 6], [97, -19, -4], [106, -18, -12], [111, -6, -14], [109, 10, -12], [103, 25, -8], [97, 38, -2], [92, 37, 4], [89, 22, 8]];
const HELIX = [[95, -4, 0], [100, -12, -6], [106, -8, -10], [105, 6, -9], [101, 18, -6]];

/** side: -1 (her right, the viewer's left, towards the window) or 1. */
export function paintEar(pen, side) {
  const { palette, scale } = pen;
  const at = ([x, y, z]) => pen.head([x * side, y, z]);
  const rim = curve(RIM.map(at), { closed: true });
  const [near, far] = side < 0
    ? [palette.skin, palette.skinShade]
    : [rgba(blend(palette.skin, palette.skinShade, 0.6)), rgba(blend(palette.skinShade, palette.skinDeep, 0.35))];
  pen.fill(rim, pen.shade(at([92, 0, 0]), at([112, 0, -12]), [[0, near], [1, far]]));
  pen.within(rim, () => {
    pen.blur(curve(HELIX.map(at)), palette.skinDeep, 0.75, 4, { width: 2.2 });
    pen.glow(at([97, 10, 0]), 7 * scale, 10 * scale, 0, palette.skinDeep, 0.7);
    pen.glow(at([109, -4, -12]), 4 * scale, 12 * scale, 0, pen.glint, 0.35);
  });
  if (pen.character.earring) paintEarring(pen, at([96.5, 40, 2]));
}

function paintEarring(pen, [x, y]) {
  const s = pen.scale;
  const stops = [[0, '#ffffff'], [0.5, pen.character.earring], [1, '#8d7a62']];
  pen.disc([x, y], 4.2 * s, pen.sphere([x - 1.5 * s, y - 1.5 * s], 0.3, [x, y], 4.6 * s, stops));
}
