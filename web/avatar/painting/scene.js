// The room behind her: a window, a shelf, a plant, all far out of focus. Painted once per size.

import { rgba } from '../maths/colours.js';

const BOOKS = ['#c98f6b', '#7fa39a', '#e5c79f', '#5f7f8c', '#d9b7a0', '#8aa7b0'];
const OFF_STAGE = 9000;

/** box: { width, height, x, y, scale } in CSS pixels; she stands at (x, y). */
export function paintScene(g, box, palette) {
  const wall = g.createLinearGradient(0, 0, box.width, box.height);
  wall.addColorStop(0, palette.roomWarm);
  wall.addColorStop(0.5, palette.room);
  wall.addColorStop(1, palette.roomCool);
  g.fillStyle = wall;
  g.fillRect(0, 0, box.width, box.height);
  furnish(blurred(g, box), palette);
  light(g, box);
  vignette(g, box);
}

// The room is laid out for a box one wide and one high, but things keep their shape in any box.
function blurred(g, box) {
  const size = Math.max(box.height, box.width * 0.6);
  const dpr = g.getTransform().a;
  return (side, x, y, width, height, colour, alpha, softness, round = 0.1) => {
    const left = side === 'left' ? x * size : box.width - x * size;
    g.save();
    g.translate(-OFF_STAGE, 0);
    g.shadowOffsetX = OFF_STAGE * dpr;
    g.shadowColor = rgba(colour, alpha);
    g.shadowBlur = softness * size * dpr;
    g.beginPath();
    g.roundRect(left, y * box.height, width * size, height * size, Math.min(width, height) * size * round);
    g.fill();
    g.restore();
  };
}

function furnish(blob, palette) {
  const pane = (x) => blob('left', x, 0.03, 0.135, 0.60, '#fffaf0', 0.88, 0.03);
  pane(-0.06);
  pane(0.10);
  blob('left', -0.06, 0.30, 0.30, 0.012, '#d9c7b0', 0.5, 0.012);
  for (const y of [0.32, 0.60]) blob('right', 0.27, y, 0.4, 0.018, '#8b7a6b', 0.34, 0.02);
  BOOKS.forEach((colour, i) => {
    const drop = (i % 3) * 0.012;
    blob('right', 0.245 - i * 0.036, 0.215 + drop, 0.028, 0.098 - drop, colour, 0.5, 0.016);
  });
  blob('right', 0.17, 0.535, 0.07, 0.062, '#e9e2d6', 0.9, 0.018, 0.3);
  for (let i = 0; i < 10; i++) {
    const angle = (i / 9) * Math.PI + 3.34;
    const reach = 0.10 + (i % 3) * 0.02;
    blob('right', 0.152 - Math.cos(angle) * reach * 0.5, 0.49 + Math.sin(angle) * reach * 0.8, 0.028, 0.055,
      i % 2 ? palette.leaf : '#8fb0a0', 0.55, 0.018, 0.5);
  }
  blob('right', 0.36, 0.08, 0.05, 0.05, '#ffe9c4', 0.7, 0.03, 0.5);
}

function light(g, { x, y, scale }) {
  const [cx, cy, radius] = [x - 40 * scale, y - 30 * scale, 330 * scale];
  const glow = g.createRadialGradient(cx, cy, 0, cx, cy, radius);
  glow.addColorStop(0, 'rgba(255,248,236,.5)');
  glow.addColorStop(0.5, 'rgba(255,248,236,.25)');
  glow.addColorStop(1, 'rgba(255,248,236,0)');
  g.fillStyle = glow;
  g.fillRect(cx - radius, cy - radius, radius * 2, radius * 2);
}

function vignette(g, { width, height }) {
  const [cx, cy] = [width * 0.46, height * 0.4];
  const shade = g.createRadialGradient(cx, cy, Math.min(width, height) * 0.45, cx, cy, Math.max(width, height) * 0.8);
  shade.addColorStop(0, 'rgba(20,30,40,0)');
  shade.addColorStop(1, 'rgba(20,30,40,.22)');
  g.fillStyle = shade;
  g.fillRect(0, 0, width, height);
}
