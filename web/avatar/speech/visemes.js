// The 15 mouth shapes (Oculus names), and how strongly each one holds on to its parts of the mouth.

export const MOUTH = ['jawOpen', 'lipWide', 'lipRound', 'lipPress', 'upperUp', 'lowerDown', 'lowerTuck', 'tongueUp', 'tongueOut'];

export const SHAPES = {
  sil: {},
  PP: { lipPress: 1, lipWide: -0.04 },
  FF: { jawOpen: 0.10, lowerTuck: 1, upperUp: 0.45, lipWide: 0.08 },
  TH: { jawOpen: 0.24, lowerDown: 0.25, upperUp: 0.35, tongueOut: 1, lipWide: 0.10 },
  DD: { jawOpen: 0.20, lowerDown: 0.22, upperUp: 0.15, tongueUp: 0.75, lipWide: 0.14 },
  kk: { jawOpen: 0.27, lowerDown: 0.16, upperUp: 0.08, tongueUp: 0.15, lipWide: 0.04 },
  CH: { jawOpen: 0.14, lowerDown: 0.30, upperUp: 0.30, lipRound: 0.55 },
  SS: { jawOpen: 0.06, lowerDown: 0.38, upperUp: 0.30, lipWide: 0.38 },
  nn: { jawOpen: 0.16, lowerDown: 0.18, upperUp: 0.12, tongueUp: 1, lipWide: 0.08 },
  RR: { jawOpen: 0.16, lowerDown: 0.15, upperUp: 0.12, lipRound: 0.42, tongueUp: 0.2 },
  aa: { jawOpen: 0.78, lowerDown: 0.22, upperUp: 0.18, lipWide: 0.04 },
  E: { jawOpen: 0.42, lowerDown: 0.28, upperUp: 0.25, lipWide: 0.42 },
  I: { jawOpen: 0.20, lowerDown: 0.30, upperUp: 0.26, lipWide: 0.60 },
  O: { jawOpen: 0.50, lipRound: 0.72, lowerDown: 0.05 },
  U: { jawOpen: 0.20, lipRound: 1 },
};

// A high number wins against the neighbours, a low one yields: b is rounded before u, and closed before anything.
const USUAL = {
  jawOpen: 1, lipWide: 0.8, lipRound: 0.9, lipPress: 1, upperUp: 0.8, lowerDown: 0.8, lowerTuck: 1, tongueUp: 1, tongueOut: 1,
};
const DOMINANCE = {
  sil: { jawOpen: 0.8, lipWide: 0.5, lipRound: 0.5, lipPress: 0.5, upperUp: 0.6, lowerDown: 0.6 },
  PP: { jawOpen: 6, lipPress: 8, lipRound: 0.25, lipWide: 0.25, upperUp: 4, lowerDown: 4 },
  FF: { jawOpen: 2.5, lowerTuck: 8, upperUp: 3, lipRound: 0.4, lipWide: 0.4 },
  TH: { jawOpen: 1.6, tongueOut: 5, lipRound: 0.3, lipWide: 0.3 },
  DD: { tongueUp: 4, lipRound: 0.15, lipWide: 0.2, upperUp: 0.4, lowerDown: 0.4 },
  nn: { jawOpen: 0.9, tongueUp: 4, lipRound: 0.15, lipWide: 0.2, upperUp: 0.4, lowerDown: 0.4 },
  kk: { jawOpen: 0.5, tongueUp: 0.6, lipRound: 0.08, lipWide: 0.12, upperUp: 0.3, lowerDown: 0.3 },
  SS: { jawOpen: 3, lipRound: 0.4, lipWide: 0.8, tongueUp: 0.8 },
  CH: { jawOpen: 2.4, lipRound: 2.2, lipWide: 0.9 },
  RR: { lipRound: 1.4, jawOpen: 0.9 },
  U: { lipRound: 3, lipWide: 1.6, jawOpen: 1.4 },
  O: { lipRound: 2.4, lipWide: 1.4, jawOpen: 1.6 },
  aa: { jawOpen: 1.9 },
  E: { jawOpen: 1.5, lipWide: 1.2 },
  I: { jawOpen: 1.3, lipWide: 1.5 },
};

export const dominance = (viseme, part) => DOMINANCE[viseme]?.[part] ?? USUAL[part];

/** How far a target reaches before its start and after its end: time constants in seconds. */
export const REACH_S = {
  lipRound: [0.11, 0.075], lipWide: [0.08, 0.06], jawOpen: [0.055, 0.060], lipPress: [0.030, 0.024], lowerTuck: [0.035, 0.028],
  upperUp: [0.05, 0.05], lowerDown: [0.05, 0.05], tongueUp: [0.035, 0.03], tongueOut: [0.035, 0.03],
};
