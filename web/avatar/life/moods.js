// How she is while nothing special happens. There is no frown, sneer or lowered brow in any of them.

export const MOODS = {
  idle: { smile: 0.34, cheek: 0.2, squintL: 0.10, squintR: 0.10, browInnerUp: 0.14, browOuterUpL: 0.05, browOuterUpR: 0.05, roll: 0.012, yaw: -0.02 },
  listening: { smile: 0.40, cheek: 0.3, squintL: 0.16, squintR: 0.16, browInnerUp: 0.20, browOuterUpL: 0.08, browOuterUpR: 0.08, roll: 0.035, yaw: -0.025, pitch: 0.01 },
  speaking: { smile: 0.22, cheek: 0.15, squintL: 0.08, squintR: 0.08, browInnerUp: 0.14, browOuterUpL: 0.05, browOuterUpR: 0.05 },
  thinking: { smile: 0.26, lipPress: 0.12, squintL: 0.10, squintR: 0.10, browInnerUp: 0.20, browOuterUpL: 0.16, browOuterUpR: 0.14, roll: -0.035, yaw: -0.08, pitch: -0.02, smileSkew: 0.06 },
};

/** Blinks a minute. Silent gaze 8-21, talking about 26 (pubmed 11700965; Bentivoglio 1997). */
export const BLINKS_A_MINUTE = { idle: 16, listening: 15, speaking: 22, thinking: 9 };

/** The share of fixations that rest on the candidate. */
export const CONTACT = { idle: 0.8, listening: 0.9, speaking: 0.75, thinking: 0.15 };

/** She looks away to think for this long at most, then comes back to the candidate. */
export const THINKING_S = 3;
