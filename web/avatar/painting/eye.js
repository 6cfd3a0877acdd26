// An eye: ball, iris and lights inside the lids' opening; then lid, crease and lashes.

import { blend, rgba } from '../maths/colours.js';
import { clamp, lerp, smooth } from '../maths/numbers.js';
import { band, curve, sampled, splineAt } from '../maths/splines.js';

const SHUT = 0.97;
const PUPIL = 0.47; // of the iris' radius
const MATTE_IRIS = '#00ff00';

/** side: -1 or 1. */
export function paintEye(pen, side) {
  const eye = opening(pen, side);
  if (eye.shut < SHUT) {
    pen.within(eye.path, () => ball(pen, side, eye));
    if (!pen.matte) pen.stroke(curve(eye.lower.slice(1, -1)), rgba('#fff3ea', 0.55 * (1 - eye.shut)), 1.1); // wet line
  } else {
    pen.fill(eye.path, pen.palette.skinShade);
  }
  lid(pen, eye);
  lashes(pen, side, eye);
}

/** Lid curves run from the inner to the outer corner. */
function opening(pen, side) {
  const { face, pose } = pen;
  const shut = smooth(clamp(side < 0 ? pose.blinkL : pose.blinkR));
  const squint = side < 0 ? pose.squintL : pose.squintR;
  const width = face.eyeW;
  const up = face.eyeUp * (1 + 0.14 * pose.lidWide - 0.10 * squint) * (1 - pose.gazeY * 0.16); // the lid follows the gaze
  const low = face.eyeLow * (1 - 0.42 * squint);
  const at = (x, y, dz = -6) => {
    const out = x / width;
    return pen.onFace(side * (face.eyeX + x), face.eyeY + y - out * face.eyeTilt, dz - 3 * out * out);
  };
  const upperOpen = [[-1, 4.6], [-0.62, -up * 0.50], [-0.12, -up * 0.98], [0.42, -up * 0.82], [0.82, -up * 0.28], [1.02, 1.0]];
  const lowerOpen = [[-1, 4.6], [-0.55, low * 0.80], [0, low], [0.5, low * 0.86], [0.86, low * 0.40], [1.02, 1.0]];
  const closed = [[-1, 4.6], [-0.58, 6.6], [-0.1, 8.6], [0.45, 7.6], [0.84, 4.0], [1.02, 1.0]];
  const towards = (open, share) => open.map(([x, y], i) => at(width * lerp(x, closed[i][0], share), lerp(y, closed[i][1], share)));
  const upper = towards(upperOpen, shut);
  const lower = towards(lowerOpen, shut * 0.9);
  return { at, width, up, low, shut, upper, lower, path: band(upper, lower) };
}

function ball(pen, side, { at, width, up, low, upper, path }) {
  const { pose, scale } = pen;
  const [x, y] = at(0, -1);
  pen.fill(path, pen.shade([x, y - up * scale], [x, y + low * scale], [[0, '#d6c7c0'], [0.4, '#faf5f1'], [1, '#efe4dd']]));
  pen.glow(at(-width * 0.95, 4), 8 * scale, 6 * scale, 0, '#df9a8a', 0.8);
  pen.glow(at(width * 0.98, 0), 11 * scale, 9 * scale, 0, '#c09a8e', 0.5);
  const centre = at(pose.gazeX * 6.4 * side - 0.6, pose.gazeY * 4.2 - 1.6, -2);
  const radius = pen.face.irisR * scale;
  if (pen.matte) return pen.disc(centre, radius, MATTE_IRIS);
  iris(pen, centre, radius);
  pen.blur(curve(upper.map(([px, py]) => [px, py + 1.5 * scale])), '#3a2018', 0.6, 7, { width: 3 }); // the lid's shadow
  catchLights(pen, centre, radius);
}

function iris(pen, [x, y], radius) {
  const { g, palette } = pen;
  const rim = rgba(blend(palette.iris, palette.irisRim, 0.7));
  pen.disc([x, y], radius, pen.sphere([x, y + radius * 0.3], radius * 0.15, [x, y], radius,
    [[0, palette.irisLight], [0.5, palette.iris], [0.82, rim], [0.97, palette.irisRim], [1, rgba(palette.irisRim, 0.6)]]));
  g.lineWidth = 0.7 * pen.scale;
  for (let i = 0; i < 24; i++) {
    const angle = (i / 24) * 2 * Math.PI + (i % 3) * 0.06;
    const [cos, sin, end] = [Math.cos(angle), Math.sin(angle), radius * (0.72 + ((i * 7) % 5) * 0.04)];
    g.strokeStyle = rgba(i % 2 ? palette.irisLight : palette.irisRim, 0.22);
    g.beginPath();
    g.moveTo(x + cos * radius * 0.46, y + sin * radius * 0.46);
    g.lineTo(x + cos * end, y + sin * end);
    g.stroke();
  }
  pen.glow([x, y + radius * 0.6], radius * 0.75, radius * 0.38, 0, '#ffd591', 0.42);
  pen.disc([x, y], radius * PUPIL, '#120a08');
}

function catchLights(pen, [x, y], radius) {
  const { g } = pen;
  g.fillStyle = 'rgba(255,255,255,.95)';
  g.beginPath();
  g.ellipse(x - radius * 0.34, y - radius * 0.32, radius * 0.20, radius * 0.23, -0.4, 0, 2 * Math.PI);
  g.fill();
  pen.disc([x + radius * 0.36, y + radius * 0.40], radius * 0.11, 'rgba(255,255,255,.5)');
}

/** Skin between the crease and the lash line. */
function lid(pen, { at, width, up, shut, upper }) {
  const { palette } = pen;
  const crease = [[-0.96, 0], [-0.6, -up - 1.6], [-0.08, -up - 5.6], [0.46, -up - 4.2], [0.90, -up * 0.5 - 2.6], [1.12, -2.8]]
    .map(([x, y]) => at(width * x, y + shut * 3.2, -4));
  const skin = rgba(palette.skin, shut * 0.95);
  const stops = [[0, rgba(palette.skinDeep, 0.10)], [0.35, skin], [0.7, skin], [1, rgba(palette.skinShade, 0.4 + 0.5 * shut)]];
  const [x, top] = at(0, -up - 7);
  pen.fill(band(crease, upper), pen.shade([x, top], [x, at(0, lerp(-up, 8, shut))[1]], stops));
  pen.taper(sampled(crease, 14), [0.1, 1.5, 0.1], rgba(palette.skinDeep, 0.42));
}

/** One clean tapered shape with a small lift at the outer corner, and a few single lashes. */
function lashes(pen, side, { at, width, shut, upper, lower }) {
  const { lash } = pen.palette;
  const s = pen.scale;
  const line = sampled(upper, 18).slice(0, 18);
  line.push(at(width * 1.04, lerp(-0.6, 1.8, shut)), at(width * 1.15, lerp(-3.2, 3.4, shut)));
  pen.taper(line, [0.6, 3.2, 0.5], rgba(lash, 0.97));
  for (let i = 0; i < 7; i++) {
    const [x, y] = splineAt(upper, Math.min(1, 0.40 + i * 0.09));
    const rise = lerp(-1, 0.65, shut) * (2.2 + i * 0.36) * s;
    const out = side * (i * 0.66 - 0.2) * s;
    pen.taper([[x, y], [x + out * 0.35, y + rise * 0.65], [x + out, y + rise * 1.15]], [1.5, 0.9, 0.1], rgba(lash, 0.75));
  }
  pen.taper(sampled(lower, 14), [0.1, 0.8, 1.3], rgba(lash, 0.34 * (1 - shut * 0.6)));
}
