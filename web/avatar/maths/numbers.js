export const lerp = (from, to, share) => from + (to - from) * share;
export const clamp = (value, low = 0, high = 1) => (value < low ? low : value > high ? high : value);

/** 0..1 eased at both ends. */
export function smooth(share) {
  const u = clamp(share);
  return u * u * (3 - 2 * u);
}
