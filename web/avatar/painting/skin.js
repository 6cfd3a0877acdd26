// The bare face: form by light alone. Key light from the upper left, warm shade to the right. No outlines.

import { curve } from '../maths/splines.js';
import { paintNose } from './nose.js';
import { JAW_DROP, jawShare } from './pen.js';

export function paintSkin(pen) {
  const { palette, pose, scale } = pen;
  const jaw = pose.jawOpen;
  const outline = pen.face.outline.map(([x, y, z]) => {
    const share = jaw * jawShare(y);
    return [x * (1 - 0.03 * share), y + JAW_DROP * share, z];
  });
  const face = curve(pen.mirrored(outline), { closed: true });
  const key = pen.head([-38, -34, 90]);
  pen.fill(face, pen.sphere(key, 10 * scale, key, 232 * scale,
    [[0, palette.skinLight], [0.42, palette.skin], [0.78, palette.skinShade], [1, palette.skinDeep]]));
  pen.within(face, () => {
    turningEdge(pen, face, outline);
    planes(pen);
    hairShadow(pen);
    sockets(pen);
    chin(pen, jaw);
  });
  paintNose(pen);
}

/** Where the form turns away: darker on the side far from the window, with bounced light low on it. */
function turningEdge(pen, face, outline) {
  const { skinDeep } = pen.palette;
  pen.blur(face, skinDeep, 0.40, 26, { width: 12 });
  pen.blur(curve(outline.slice(2).map(([x, y, z]) => pen.head([x + 4, y + 2, z]))), skinDeep, 0.42, 34, { width: 18 });
  pen.tint(74, 78, 20, 40, 0.5, pen.glint, 0.18);
}

function planes(pen) {
  const { glint, pose } = pen;
  const { blush } = pen.palette;
  pen.tint(-22, -78, 66, 40, -0.1, glint, 0.42);
  pen.tint(30, -70, 50, 36, 0.1, glint, 0.14);
  pen.tint(-57, 30, 28, 17, 0.35, glint, 0.34);
  pen.tint(52, 30, 24, 15, -0.35, glint, 0.16);
  const cheekY = 47 - pose.cheek * 6;
  pen.tint(-57, cheekY, 36, 25, 0.2, blush, 0.25 + pose.cheek * 0.10);
  pen.tint(58, cheekY, 36, 25, -0.2, blush, 0.25 + pose.cheek * 0.10);
}

function hairShadow(pen) {
  const s = pen.scale;
  for (const ribbon of pen.character.hair.ribbons.filter((one) => !one.lock)) {
    const edge = ribbon.inner.map(([x, y, z]) => pen.head([x, y + 2, z - 4])).map(([x, y]) => [x + 3 * s, y + 4 * s]);
    pen.blur(curve(edge), pen.palette.skinDeep, 0.55, 16, { width: 9 });
  }
}

function sockets(pen) {
  const { eyeX, eyeY } = pen.face;
  const { skinShade, skinDeep } = pen.palette;
  for (const side of [-1, 1]) {
    pen.tint(side * eyeX, eyeY - 14, 36, 17, side * 0.1, skinShade, 0.45);
    pen.tint(side * 22, eyeY - 6, 13, 18, 0, skinDeep, side > 0 ? 0.30 : 0.16);
    pen.tint(side * eyeX, eyeY + 18, 27, 7, 0, skinShade, 0.18);
  }
}

function chin(pen, jaw) {
  const y = pen.face.mouthY + jaw * 15;
  pen.tint(0, y + 20, 24, 8, 0, pen.palette.skinDeep, 0.22);
  pen.tint(-5, y + 32, 19, 10, 0, pen.glint, 0.22);
}
