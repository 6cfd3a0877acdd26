import { lerp } from './numbers.js';

/** '#rrggbb' -> [r, g, b] */
export function channels(hex) {
  const n = parseInt(hex.slice(1), 16);
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255];
}

const toChannels = (colour) => (Array.isArray(colour) ? colour : channels(colour));

export function rgba(colour, alpha = 1) {
  const [r, g, b] = toChannels(colour);
  return `rgba(${r | 0},${g | 0},${b | 0},${alpha})`;
}

export function blend(from, to, share) {
  const other = toChannels(to);
  return toChannels(from).map((value, i) => lerp(value, other[i], share));
}

/** WCAG 2 relative luminance, 0..1. */
export function luminance(hex) {
  const [r, g, b] = channels(hex).map((value) => {
    const v = value / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2 contrast of two colours, 1..21. */
export function contrast(first, second) {
  const [dark, light] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
