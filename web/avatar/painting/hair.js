// Hair: a mass behind the head, and ribbons between two curves in front of it.

import { blend, rgba } from '../maths/colours.js';
import { lerp } from '../maths/numbers.js';
import { seeded } from '../maths/seeded.js';
import { band, curve, sampled, splineTo } from '../maths/splines.js';
import { paintEar } from './ear.js';

// Broad masses first, then finer strands: [count, width, alpha].
const STRANDS = [[10, 13, 0.30], [22, 5, 0.30], [40, 1.6, 0.38]];
const FINE_STRANDS = [[5, 5, 0.3], [12, 1.4, 0.4]];
const SHINE_STROKES = 46;

export function paintBackHair(pen) {
  const { palette, character } = pen;
  const outline = curve(pen.mirrored(character.hair.back), { closed: true });
  const fall = [pen.head([0, -170]), pen.head([0, 225])];
  pen.fill(outline, pen.shade(...fall, [[0, palette.hair], [0.5, palette.hairDeep], [1, palette.hairDeep]]));
  const random = seeded(31);
  pen.within(outline, () => {
    for (let i = 0; i < 44; i++) {
      const x = (random() * 2 - 1) * 128;
      const bend = (random() - 0.5) * 10;
      const strand = [[x * 0.8, -40, -40], [x + bend, 60, -45], [x - bend, 140, -45], [x * 0.9 + bend, 215, -45]];
      const tone = random() < 0.5 ? palette.hair : palette.hairLight;
      pen.stroke(curve(strand.map((q) => pen.head(q))), rgba(tone, 0.05 + random() * 0.10), 1 + random() * 6);
    }
    pen.glow(pen.head([0, 120, -40]), 120 * pen.scale, 120 * pen.scale, 0, palette.hairDeep, 0.75);
  });
}

export function paintFrontHair(pen) {
  const { hair } = pen.character;
  for (const ribbon of hair.ribbons) {
    paintRibbon(pen, ribbon);
    if (ribbon.behindEar) paintEar(pen, hair.tuckedEar);
  }
  if (hair.parting) {
    pen.blur(curve(hair.parting.map((q) => pen.head(q))), pen.palette.hairDeep, 0.55, 6, { width: 1.6 });
  }
}

function paintRibbon(pen, ribbon) {
  const outer = ribbon.outer.map((q) => pen.head(q));
  const inner = ribbon.inner.map((q) => pen.head(q));
  const shape = band(outer, inner);
  const random = seeded(ribbon.seed);
  pen.fill(shape, ribbon.lock ? lockShade(pen, outer) : massShade(pen));
  pen.within(shape, () => {
    strands(pen, ribbon, outer, inner, random);
    if (ribbon.lock) return;
    shine(pen, ribbon, outer, inner, random);
    // Window light on the near side, the room's cool light on the far one; the inner edge falls into shadow.
    pen.blur(curve(outer), ribbon.lit ? '#ffe7c8' : '#cfe3ea', ribbon.lit ? 0.34 : 0.30, 9, { width: 3 });
    pen.softStroke(curve(inner), pen.palette.hairDeep, 22, 0.5);
  });
}

function massShade(pen) {
  const { hair, hairDeep } = pen.palette;
  return pen.shade(pen.head([0, -170]), pen.head([0, 220]), [[0, hair], [0.3, hair], [0.75, hairDeep], [1, hair]]);
}

/** A thin lock fades in at its root. */
function lockShade(pen, outer) {
  const { hair, hairLight } = pen.palette;
  const [root, tip] = [outer[0], outer.at(-1)];
  const end = [lerp(root[0], tip[0], 0.45), lerp(root[1], tip[1], 0.45)];
  return pen.shade(root, end, [[0, rgba(hair, 0)], [0.25, rgba(hair, 0)], [1, rgba(blend(hair, hairLight, 0.1), 0.95)]]);
}

const across = (outer, inner, share) => outer.map(([x, y], i) => [lerp(x, inner[i][0], share), lerp(y, inner[i][1], share)]);

/** Strands of one tone and width are stroked as one path: a third of the calls. */
function strands(pen, ribbon, outer, inner, random) {
  const { hairDeep, hairLight, hairSpec } = pen.palette;
  const bend = (ribbon.lock ? 2 : 5) * pen.scale;
  pen.g.lineCap = 'round';
  for (const [count, width, alpha] of ribbon.lock ? FINE_STRANDS : STRANDS) {
    const groups = new Map();
    for (let i = 0; i < count; i++) {
      const share = random();
      const tone = random();
      const [colour, strength] = tone < 0.45 ? [hairDeep, 1] : tone < 0.85 ? [hairLight, 0.6] : [hairSpec, 0.35];
      const opacity = alpha * strength * (0.5 + Math.round(random() * 2) * 0.25);
      const thickness = width * (0.7 + Math.round(random()) * 0.55);
      const points = across(outer, inner, share).map(([x, y]) => [x + (random() - 0.5) * bend, y]).slice(ribbon.lock ? 1 : 0);
      const key = `${colour} ${opacity.toFixed(3)} ${thickness}`;
      if (!groups.has(key)) groups.set(key, { colour, opacity, thickness, path: new Path2D() });
      splineTo(groups.get(key).path, points);
    }
    for (const { colour, opacity, thickness, path } of groups.values()) {
      const stops = [[0, rgba(colour, 0)], [0.5, rgba(colour, opacity)], [1, rgba(colour, opacity)]];
      pen.stroke(path, ribbon.lock ? pen.shade(outer[1], outer.at(-1), stops) : rgba(colour, opacity), thickness);
    }
  }
}

/** A band of light over the crown. */
function shine(pen, ribbon, outer, inner, random) {
  for (let i = 0; i < SHINE_STROKES; i++) {
    const strand = across(outer, inner, random());
    const from = 0.16 + (random() - 0.5) * 0.08;
    const to = 0.36 + (random() - 0.5) * 0.14;
    const alpha = (ribbon.lit ? 0.16 : 0.09) + random() * 0.06;
    pen.taper(sampled(strand, 8, from, to), [0.1, 3.2 + random() * 2, 0.1], rgba(pen.palette.hairSpec, alpha));
  }
}
