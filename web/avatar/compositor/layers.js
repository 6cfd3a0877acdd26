// She is painted in layers, from back to front. Both compositors move the same ones.

import { clamp, lerp } from '../maths/numbers.js';
import { paintBody } from '../painting/body.js';
import { paintFeatures } from '../painting/features.js';
import { paintBackHair, paintFrontHair } from '../painting/hair.js';
import { surface } from '../painting/pen.js';
import { paintSkin } from '../painting/skin.js';

// left, top, right, bottom in drawing units
const HEAD = [-190, -205, 190, 250];
const SKIN = [-120, -150, 120, 165];
const FEATURES = [-104, -72, 104, 150];
const BODY_TOP = 90;

/**
 * name, box, paint(pen); moves: 'head', 'jaw' (with the head, and the chin sinks), 'body', or 'screen': painted anew
 * for every frame, in its true place. For the mesh: depth(x, y) and cells across and down. For the flat path: turnStep, the change of yaw or
 * pitch (radians) after which the layer is painted anew, and parallax, the depth that stands for it until then.
 */
export function layersOf(character, bottom) {
  const skinDepth = skinDepthOf(character.face.outline);
  const hair = character.hair.back ? [{
    name: 'back', moves: 'head', box: HEAD, paint: paintBackHair, depth: () => -45, cells: [6, 8], turnStep: 0.02, parallax: -45,
  }] : [];
  return [
    ...hair,
    { name: 'body', moves: 'body', box: [-250, BODY_TOP, 250, Math.max(BODY_TOP + 60, bottom)], paint: paintBody, depth: () => 0, cells: [8, 12] },
    { name: 'skin', moves: 'jaw', box: SKIN, paint: paintSkin, depth: skinDepth, cells: [36, 44], turnStep: 0.01, parallax: 55 },
    { name: 'features', moves: 'screen', box: FEATURES, paint: paintFeatures, depth: () => 0, cells: [1, 1] },
    { name: 'hair', moves: 'head', box: HEAD, paint: paintFrontHair, depth: hairDepthOf(character.hair), cells: [26, 30], turnStep: 0.02, parallax: 25 },
  ];
}

/** The outline's depth at the rim, the full depth in the middle. */
function skinDepthOf(outline) {
  return (x, y) => {
    let i = 1;
    while (i < outline.length - 1 && outline[i][1] < y) i += 1;
    const [from, to] = [outline[i - 1], outline[i]];
    const along = clamp((y - from[1]) / ((to[1] - from[1]) || 1));
    const rim = lerp(from[2], to[2], along);
    const out = clamp(Math.abs(x) / Math.max(20, lerp(from[0], to[0], along)));
    // A finite slope at the rim: a square root kinks the silhouette when the head turns.
    return lerp(rim, Math.max(rim, surface(0, y)), 1 - out ** 2.6);
  };
}

/** Inverse-distance weighting of the ribbons' points. The wide kernel (700) keeps edges from rippling. */
function hairDepthOf({ ribbons }) {
  const points = ribbons.flatMap(({ outer, inner }) => [...outer, ...inner]);
  return (x, y) => {
    let [sum, weights] = [0, 0];
    for (const [px, py, z] of points) {
      const weight = 1 / ((px - x) ** 2 + (py - y) ** 2 + 700) ** 1.5;
      sum += weight * z;
      weights += weight;
    }
    return sum / weights;
  };
}
