// What all painting uses: the projection of head and body, and soft strokes.
// Units: half a face is about 96 wide; y grows downwards; the origin lies between the eyes; z points at the viewer.

import { blend, rgba } from '../maths/colours.js';
import { clamp, lerp, smooth } from '../maths/numbers.js';
import { curve, splineTo } from '../maths/splines.js';

export const NECK_Y = 95; // the head turns about the top of the neck
export const NECK_Z = -15;
export const CAMERA = 1100; // distance of the eye for the perspective
export const JAW_DROP = 17; // how far the chin sinks with the jaw wide open
const NECK_SHORTER = 9; // the clothes are measured for a longer neck than looks well
const OFF_STAGE = 6000;

/** The share of the jaw's movement that a point at height y takes part in. */
export const jawShare = (y) => smooth((y - 30) / 110);

/** Depth of the face's surface. */
export function surface(x, y) {
  return 96 * Math.sqrt(clamp(1 - (x / 116) ** 2, 0.02)) * (1 - 0.16 * ((y - 10) / 140) ** 2);
}

export class Pen {
  /** `matte` paints the opening of the mouth magenta and the irises green: tests count those pixels. */
  constructor(character, { matte = false } = {}) {
    this.character = character;
    this.palette = character.palette;
    this.face = character.face;
    this.matte = matte;
    // Highlights are a lighter skin, never white: white turns chalky on dark skin.
    this.glint = blend(this.palette.skinLight, '#fff4e6', this.palette.highlight ?? 0.6);
  }

  /** view: { x, y, scale, dpr } with (x, y) the origin's place on `g`, in CSS pixels. */
  aim(g, view, pose) {
    this.g = g;
    this.view = view;
    this.pose = pose;
    this.scale = view.scale;
    this.turn = [pose.yaw, pose.pitch, pose.roll].map((angle) => [Math.cos(angle), Math.sin(angle)]);
  }

  /** Head space -> screen. The vertex shader does the same. */
  head([x, y, z = 0]) {
    const [[cosYaw, sinYaw], [cosPitch, sinPitch], [cosRoll, sinRoll]] = this.turn;
    const [dy, dz] = [y - NECK_Y, z - NECK_Z];
    const yawedX = x * cosYaw + dz * sinYaw;
    const yawedZ = dz * cosYaw - x * sinYaw;
    const pitchedY = dy * cosPitch + yawedZ * sinPitch;
    const depth = yawedZ * cosPitch - dy * sinPitch;
    const rolledX = yawedX * cosRoll - pitchedY * sinRoll;
    const rolledY = yawedX * sinRoll + pitchedY * cosRoll;
    const { pose, view } = this;
    const size = this.scale * CAMERA / (CAMERA - depth);
    return [view.x + (rolledX + pose.headX) * size, view.y + (rolledY + NECK_Y + pose.headY - 1.6 * pose.breath) * size];
  }

  /** A point of the face's surface, lifted by dz. */
  onFace(x, y, dz = 0) { return this.head([x, y, surface(x, y) + dz]); }

  /** Body space -> screen. It breathes, and leans a little with the head. */
  body(x, height) {
    const { pose, view, scale } = this;
    const y = height - NECK_SHORTER;
    const share = clamp((y - 150) / 120);
    const lean = (pose.roll * 30 + pose.yaw * 10) * (1 - share * 0.6) * 0.5;
    return [
      view.x + (x * (1 + pose.breath * 0.004 * share) + lean + pose.headX * 0.6) * scale,
      view.y + (y - pose.breath * 2.6 * share + pose.headY * 0.5) * scale,
    ];
  }

  /** The mirrored outline of points that are given for x >= 0, first and last on the middle line. */
  mirrored(points) {
    const left = points.slice(1, -1).reverse().map(([x, y, z]) => this.head([-x, y, z]));
    return [...points.map((point) => this.head(point)), ...left];
  }

  /** A soft ellipse, in screen space. */
  glow([x, y], rx, ry, angle, colour, alpha) {
    const g = this.g;
    g.save();
    g.translate(x, y);
    g.rotate(angle);
    g.scale(1, ry / rx);
    const light = g.createRadialGradient(0, 0, 0, 0, 0, rx);
    for (const [at, share] of [[0, 1], [0.5, 0.5], [0.78, 0.14], [1, 0]]) light.addColorStop(at, rgba(colour, alpha * share));
    g.fillStyle = light;
    g.fillRect(-rx, -rx, rx * 2, rx * 2);
    g.restore();
  }

  /** A soft ellipse on the face. */
  tint(x, y, rx, ry, angle, colour, alpha, dz = 0) {
    this.glow(this.onFace(x, y, dz), rx * this.scale, ry * this.scale, angle + this.pose.roll, colour, alpha);
  }

  /**
   * A blurred path. `filter: blur()` is missing in Safari, so the path is drawn off stage and only its shadow is
   * seen. Shadow offsets and radii ignore the transform, hence the factor dpr.
   */
  blur(path, colour, alpha, radius, { width = 0, dx = 0, dy = 0 } = {}) {
    const { g, scale } = this;
    const dpr = this.view.dpr;
    g.save();
    g.translate(-OFF_STAGE, 0);
    g.shadowColor = rgba(colour, alpha);
    g.shadowBlur = radius * scale * dpr;
    g.shadowOffsetX = (OFF_STAGE + dx * scale) * dpr;
    g.shadowOffsetY = dy * scale * dpr;
    g.lineCap = g.lineJoin = 'round';
    g.lineWidth = width * scale;
    g.fillStyle = g.strokeStyle = '#000';
    g[width ? 'stroke' : 'fill'](path);
    g.restore();
  }

  softStroke(path, colour, width, alpha) { this.blur(path, colour, alpha, width * 0.7, { width: width * 0.45 }); }

  /** A line whose width runs from the first over the middle to the last of `widths`; points in screen space. */
  taper(points, [first, middle, last], fill) {
    const [left, right] = [[], []];
    const end = points.length - 1;
    points.forEach(([x, y], i) => {
      const [before, after] = [points[Math.max(0, i - 1)], points[Math.min(end, i + 1)]];
      const [dx, dy] = [after[0] - before[0], after[1] - before[1]];
      const along = (i / end) * 2;
      const width = along < 1 ? lerp(first, middle, smooth(along)) : lerp(middle, last, smooth(along - 1));
      const half = (width * this.scale * 0.5) / (Math.hypot(dx, dy) || 1);
      left.push([x - dy * half, y + dx * half]);
      right.push([x + dy * half, y - dx * half]);
    });
    const path = curve(left);
    splineTo(path, right.reverse(), { move: false });
    path.closePath();
    this.g.fillStyle = fill;
    this.g.fill(path);
  }

  /** A gradient between two screen points; stops: [at, colour]. */
  shade(from, to, stops) {
    const gradient = this.g.createLinearGradient(...from, ...to);
    for (const [at, colour] of stops) gradient.addColorStop(at, colour);
    return gradient;
  }

  /** A radial gradient; stops: [at, colour]. */
  sphere(focus, inner, centre, outer, stops) {
    const gradient = this.g.createRadialGradient(...focus, inner, ...centre, outer);
    for (const [at, colour] of stops) gradient.addColorStop(at, colour);
    return gradient;
  }

  fill(path, style) {
    this.g.fillStyle = style;
    this.g.fill(path);
  }

  stroke(path, style, width) {
    this.g.strokeStyle = style;
    this.g.lineWidth = width * this.scale;
    this.g.stroke(path);
  }

  disc([x, y], radius, style) {
    this.g.fillStyle = style;
    this.g.beginPath();
    this.g.arc(x, y, radius, 0, 2 * Math.PI);
    this.g.fill();
  }

  /** Paint inside a path only. */
  within(path, paint) {
    this.g.save();
    this.g.clip(path);
    paint();
    this.g.restore();
  }
}
