import { lerp } from '../maths/numbers.js';
import { CAMERA, NECK_Z } from '../painting/pen.js';

/**
 * A grid over a layer's box: vertices (x, y, z, u, v) and triangles. A vertex at rest lies where the layer was
 * painted; its true place at that depth is nearer to the middle by the perspective.
 */
export function mesh({ box: [left, top, right, bottom], depth, cells: [across, down], moves }) {
  const vertices = new Float32Array((across + 1) * (down + 1) * 5);
  const triangles = new Uint16Array(across * down * 6);
  let [v, t] = [0, 0];
  for (let row = 0; row <= down; row++) {
    for (let column = 0; column <= across; column++) {
      const [u, w] = [column / across, row / down];
      const [x, y] = [lerp(left, right, u), lerp(top, bottom, w)];
      const z = depth(x, y);
      const nearer = moves === 'body' || moves === 'screen' ? 1 : CAMERA / (CAMERA - z + NECK_Z);
      vertices.set([x / nearer, y / nearer, z, u, w], v);
      v += 5;
      if (column === across || row === down) continue;
      const [a, b] = [row * (across + 1) + column, (row + 1) * (across + 1) + column];
      triangles.set([a, a + 1, b, a + 1, b + 1, b], t);
      t += 6;
    }
  }
  return { vertices, triangles };
}
