// Paints single poses and counts pixels. In matte mode the opening of the mouth is magenta and the irises are green.

import { CanvasCompositor } from '/static/avatar/compositor/canvas.js';
import { WebGLCompositor } from '/static/avatar/compositor/webgl.js';
import { Pen } from '/static/avatar/painting/pen.js';
import { pose } from '/static/avatar/pose.js';
import { SHAPES } from '/static/avatar/speech/visemes.js';

const character = await (await fetch('/static/avatar/characters/aila.json')).json();
const VIEW = { width: 480, height: 520, x: 240, y: 220, scale: 1, dpr: 1 };

function compositor(renderer, matte) {
  const canvas = document.createElement('canvas');
  const pen = new Pen(character, { matte });
  const made = renderer === 'gl' ? new WebGLCompositor(canvas, pen, { strict: false }) : new CanvasCompositor(canvas, pen);
  made.layout(VIEW);
  return (changes, viseme) => {
    const wanted = pose({ ...SHAPES[viseme], ...changes });
    for (let i = 0; i < 6; i++) made.draw(wanted); // the flat path repaints one layer in each frame
    const copy = document.createElement('canvas');
    [copy.width, copy.height] = [canvas.width, canvas.height];
    const g = copy.getContext('2d', { willReadFrequently: true });
    g.drawImage(canvas, 0, 0);
    return g.getImageData(0, 0, copy.width, copy.height).data;
  };
}

const IS = {
  mouth: (r, g, b) => r > 200 && g < 60 && b > 200,
  iris: (r, g, b) => g > 200 && r < 60 && b < 60,
  drawn: (r, g, b, a) => a > 127,
};

function mask(pixels, kind) {
  const found = new Uint8Array(pixels.length / 4);
  for (let i = 0; i < found.length; i++) found[i] = IS[kind](...pixels.subarray(i * 4, i * 4 + 4));
  return found;
}

function extent(found) {
  const box = { count: 0, left: Infinity, right: -1, top: Infinity, bottom: -1, sumX: 0 };
  found.forEach((set, i) => {
    if (!set) return;
    const [x, y] = [i % VIEW.width, Math.floor(i / VIEW.width)];
    box.count += 1;
    box.sumX += x;
    [box.left, box.right] = [Math.min(box.left, x), Math.max(box.right, x)];
    [box.top, box.bottom] = [Math.min(box.top, y), Math.max(box.bottom, y)];
  });
  if (box.count === 0) return { count: 0, width: 0, height: 0, x: null };
  return { count: box.count, width: box.right - box.left + 1, height: box.bottom - box.top + 1, x: box.sumX / box.count };
}

/** For each [viseme, changes]: the extents of the mouth's opening and of the irises. */
export function extents({ renderer, pictures }) {
  const draw = compositor(renderer, true);
  return pictures.map(([viseme, changes]) => {
    const pixels = draw({ smile: 0.12, ...changes }, viseme);
    return { mouth: extent(mask(pixels, 'mouth')), iris: extent(mask(pixels, 'iris')) };
  });
}

/** How far both renderers paint the same: shared pixels by all pixels of either, for each picture and kind. */
export function agreement({ pictures }) {
  const [gl, flat] = [compositor('gl', true), compositor('2d', true)];
  return pictures.map(([viseme, changes]) => {
    const [one, other] = [gl(changes, viseme), flat(changes, viseme)];
    return Object.fromEntries(Object.keys(IS).map((kind) => {
      const [a, b] = [mask(one, kind), mask(other, kind)];
      const either = a.reduce((sum, set, i) => sum + (set | b[i]), 0);
      const both = a.reduce((sum, set, i) => sum + (set & b[i]), 0);
      return [kind, either === 0 ? 1 : both / either];
    }));
  });
}

/** A hash of every picture's pixels. */
export function hashes({ renderer, pictures }) {
  const draw = compositor(renderer, false);
  return pictures.map(([viseme, changes]) => {
    const pixels = draw(changes, viseme);
    return pixels.reduce((hash, value) => Math.imul(hash ^ value, 16777619) >>> 0, 2166136261);
  });
}
