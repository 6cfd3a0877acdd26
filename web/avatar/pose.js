// The whole face is driven by this flat set of numbers. Every renderer understands them and nothing else.
// The names follow ARKit's blend shapes where there is one.

export const NEUTRAL = Object.freeze({
  yaw: 0, pitch: 0, roll: 0, // radians
  headX: 0, headY: 0, // drawing units
  breath: 0, // -1..1
  gazeX: 0, gazeY: 0, // -1..1
  blinkL: 0, blinkR: 0, squintL: 0, squintR: 0, lidWide: 0, // 0..1; blink 1 = shut
  browInnerUp: 0, browOuterUpL: 0, browOuterUpR: 0, browDown: 0,
  jawOpen: 0, lipWide: 0, lipRound: 0, lipPress: 0, upperUp: 0, lowerDown: 0,
  lowerTuck: 0, tongueUp: 0, tongueOut: 0, smile: 0, smileSkew: 0, mouthX: 0,
  cheek: 0,
});

export const pose = (changes = {}) => ({ ...NEUTRAL, ...changes });
