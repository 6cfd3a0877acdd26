// What she may never do, whatever asked for it: an interviewer's face must not judge (no frown, no sneer, no
// sceptical brow), and a head that turns far breaks the drawing.

import { clamp } from '../maths/numbers.js';

export const LIMITS = {
  yaw: [-0.22, 0.22], pitch: [-0.14, 0.16], roll: [-0.10, 0.10], smile: [0.05, 1], smileSkew: [-0.12, 0.12], browDown: [0, 0],
  jawOpen: [0, 1], lipRound: [0, 1], lipPress: [0, 1], lipWide: [-0.5, 1], upperUp: [0, 1], lowerDown: [0, 1], lowerTuck: [0, 1],
  tongueUp: [0, 1], tongueOut: [0, 1], blinkL: [0, 1], blinkR: [0, 1], gazeX: [-1, 1], gazeY: [-1, 1],
};

/** Changes the pose, and returns it. */
export function keepContract(pose) {
  for (const [name, [low, high]] of Object.entries(LIMITS)) pose[name] = clamp(pose[name], low, high);
  // Outer brows alone look sceptical: the inner ones come along.
  pose.browInnerUp = Math.max(pose.browInnerUp, (pose.browOuterUpL + pose.browOuterUpR) / 2);
  return pose;
}
