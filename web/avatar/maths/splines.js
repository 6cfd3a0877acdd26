// Catmull-Rom curves through points [x, y, ...].

import { clamp, lerp } from './numbers.js';

/** Append a curve to a path. `move: false` joins it to what is there by a line: a jump leaves a notch. */
export function splineTo(path, points, { closed = false, move = true } = {}) {
  const count = points.length;
  const at = (i) => (closed ? points[(i + count) % count] : points[clamp(i, 0, count - 1)]);
  path[move ? 'moveTo' : 'lineTo'](points[0][0], points[0][1]);
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const [before, from, to, after] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    path.bezierCurveTo(
      from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6,
      to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6,
      to[0], to[1]);
  }
  return path;
}

export const curve = (points, options) => splineTo(new Path2D(), points, options);

/** The area between two curves that run in the same direction. */
export function band(first, second) {
  const path = curve(first);
  splineTo(path, [...second].reverse(), { move: false });
  path.closePath();
  return path;
}

/** The point at `share` (0..1) of an open curve. */
export function splineAt(points, share) {
  const last = points.length - 1;
  const along = clamp(share) * last;
  const i = Math.min(last - 1, Math.floor(along));
  const t = along - i;
  const [p, q, r, s] = [points[Math.max(0, i - 1)], points[i], points[i + 1], points[Math.min(last, i + 2)]];
  return q.map((b, axis) => {
    const [a, c, d] = [p[axis], r[axis], s[axis]];
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
  });
}

/** `count + 1` points along a curve. */
export function sampled(points, count, from = 0, to = 1) {
  return Array.from({ length: count + 1 }, (_, i) => splineAt(points, lerp(from, to, i / count)));
}
