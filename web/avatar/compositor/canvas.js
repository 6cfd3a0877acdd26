// The same picture without WebGL. Layers are cached for rounded angles of the head; roll and shifts are exact 2D
// transforms of a cached layer, the jaw stretches strips of the skin.

import { lerp } from '../maths/numbers.js';
import { JAW_DROP, jawShare, NECK_Y } from '../painting/pen.js';
import { NEUTRAL } from '../pose.js';
import { layersOf } from './layers.js';
import { Sheet } from './sheet.js';

const JAW_FROM_Y = 30;
const JAW_TO_Y = 140;
const STRIPS = 22;
const OVERLAP = 3; // device pixels: strips that only touch show seams
const CHEEK_STEPS = 3;

export class CanvasCompositor {
  #canvas; #g; #pen; #view = null; #parts = [];
  name = '2d';

  constructor(canvas, pen) {
    this.#canvas = canvas;
    this.#pen = pen;
    this.#g = canvas.getContext('2d');
  }

  /** view: { width, height, x, y, scale, dpr } in CSS pixels. */
  layout(view) {
    this.#view = view;
    this.#canvas.width = Math.round(view.width * view.dpr);
    this.#canvas.height = Math.round(view.height * view.dpr);
    const layers = layersOf(this.#pen.character, (view.height - view.y) / view.scale + 6);
    this.#parts = layers.map((layer) => ({ layer, sheet: layer.moves === 'screen' ? null : new Sheet(layer, view), painted: null }));
  }

  draw(pose) {
    const g = this.#g;
    const { dpr } = this.#view;
    this.#refresh(pose);
    g.setTransform(1, 0, 0, 1, 0, 0);
    g.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    g.setTransform(dpr, 0, 0, dpr, 0, 0);
    for (const part of this.#parts) {
      g.save();
      if (part.layer.moves === 'screen') this.#paintLive(part.layer, pose);
      else if (part.layer.moves === 'body') this.#placeBody(part.sheet, pose);
      else this.#placeHead(part, pose);
      g.restore();
    }
  }

  destroy() { this.#parts = []; }

  /** Paint what is missing, and at most one layer whose angle has changed: a frame must not take several. */
  #refresh(pose) {
    let spare = 1;
    for (const part of this.#parts) {
      if (part.sheet === null) continue;
      const wanted = rounded(part.layer, pose);
      const first = part.painted === null;
      if (!first && (part.painted.key === wanted.key || spare === 0)) continue;
      if (!first) spare -= 1;
      part.painted = wanted;
      part.sheet.paint(this.#pen, { ...NEUTRAL, yaw: wanted.yaw, pitch: wanted.pitch, cheek: wanted.cheek });
    }
  }

  #paintLive(layer, pose) {
    this.#pen.aim(this.#g, this.#view, pose);
    layer.paint(this.#pen);
  }

  #placeBody(sheet, pose) {
    const { x, y, scale } = this.#view;
    const rise = pose.breath * 2.6 * scale;
    const lean = (pose.headX * 0.35 + pose.roll * 12 + pose.yaw * 5) * scale;
    this.#g.transform(1 + pose.breath * 0.004, 0, -lean / (300 * scale), 1 + rise / (420 * scale), x + lean, y - rise);
    this.#g.drawImage(sheet.canvas, sheet.left, sheet.top, sheet.width, sheet.height);
  }

  #placeHead({ layer, sheet, painted }, pose) {
    const g = this.#g;
    const { x, y, scale } = this.#view;
    const neck = NECK_Y * scale;
    g.translate(
      x + (pose.headX + (pose.yaw - painted.yaw) * layer.parallax) * scale,
      y + neck + (pose.headY - 1.6 * pose.breath + (pose.pitch - painted.pitch) * layer.parallax) * scale);
    g.rotate(pose.roll);
    g.translate(0, -neck);
    const drop = pose.jawOpen * JAW_DROP * scale;
    if (layer.moves === 'jaw' && drop > 0.25) this.#stretch(sheet, drop);
    else g.drawImage(sheet.canvas, sheet.left, sheet.top, sheet.width, sheet.height);
  }

  /** Strips from the bottom up, each overlapping the one below it; then all that doesn't move. */
  #stretch(sheet, drop) {
    const g = this.#g;
    const { scale, dpr } = this.#view;
    const { canvas, left, top, width } = sheet;
    const row = (i) => Math.round((lerp(JAW_FROM_Y, JAW_TO_Y, i / STRIPS) * scale - top) * dpr);
    const shift = (i) => drop * jawShare(lerp(JAW_FROM_Y, JAW_TO_Y, i / STRIPS));
    const rest = canvas.height - row(STRIPS);
    g.drawImage(canvas, 0, row(STRIPS), canvas.width, rest, left, top + row(STRIPS) / dpr + shift(STRIPS), width, rest / dpr);
    for (let i = STRIPS - 1; i >= 0; i--) {
      const [from, to] = [row(i), row(i + 1)];
      const stretch = 1 + ((shift(i + 1) - shift(i)) * dpr) / (to - from);
      const rows = Math.min(canvas.height - from, to - from + OVERLAP);
      g.drawImage(canvas, 0, from, canvas.width, rows, left, top + from / dpr + shift(i), width, (rows / dpr) * stretch);
    }
    const still = row(0) + OVERLAP;
    g.drawImage(canvas, 0, 0, canvas.width, still, left, top, width, still / dpr);
  }
}

function rounded({ turnStep, moves }, pose) {
  if (!turnStep) return { key: '', yaw: 0, pitch: 0, cheek: 0 };
  const yaw = Math.round(pose.yaw / turnStep) * turnStep;
  const pitch = Math.round(pose.pitch / turnStep) * turnStep;
  const cheek = moves === 'jaw' ? Math.round(pose.cheek * CHEEK_STEPS) / CHEEK_STEPS : 0;
  return { key: `${yaw.toFixed(3)} ${pitch.toFixed(3)} ${cheek}`, yaw, pitch, cheek };
}
