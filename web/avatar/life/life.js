// Everything that moves her, step by step: state, gaze, breath, blinks, reactions and speech become one pose.
// Same seed, same calls and same steps give the same poses.

import { seeded } from '../maths/seeded.js';
import { NEUTRAL } from '../pose.js';
import { MOUTH } from '../speech/visemes.js';
import { Blinks } from './blinks.js';
import { Breath } from './breath.js';
import { keepContract } from './contract.js';
import { Gaze } from './gaze.js';
import { Lips } from './lips.js';
import { MOODS, THINKING_S } from './moods.js';
import { Reactions } from './reactions.js';
import { Spring } from './spring.js';

const LONGEST_STEP_S = 0.1;
const HEAD = ['yaw', 'pitch', 'roll'];
const EYES = ['gazeX', 'gazeY'];
const [FACE_HZ, HEAD_HZ, EYES_HZ] = [1.4, 0.9, 9]; // eyes arrive within two or three frames
// How much of the head's movement and of the breath is left.
const AMOUNTS = { full: { head: 1, breath: 1 }, calm: { head: 0.15, breath: 0.4 } };

export class Life {
  #random; #springs; #gaze; #blinks; #breath; #reactions; #lips;
  #t = 0; #state = 'idle'; #since = 0; #motion = 'full';

  /** style: the character's { jaw, lips }. */
  constructor({ seed = 1, style = {} } = {}) {
    this.#random = seeded(seed);
    this.#springs = new Map(Object.keys(NEUTRAL).map((name) => [name, new Spring(0, hertz(name))]));
    this.#gaze = new Gaze(this.#random);
    this.#blinks = new Blinks(this.#random);
    this.#breath = new Breath(this.#random);
    this.#reactions = new Reactions(this.#random);
    this.#lips = new Lips(style);
    for (const [name, value] of Object.entries(MOODS.idle)) this.#springs.get(name).value = value;
  }

  /** 'full', 'calm', or 'still': only the lips move. */
  setMotion(motion) { this.#motion = motion; }

  setState(state) {
    if (state === this.#state) return;
    this.#state = state;
    this.#since = this.#t;
    this.#gaze.release();
    if (state === 'speaking') this.#breath.startTurn();
    if (this.#random() < 0.6) this.#blinks.soon(this.#t + 0.15);
  }

  speak(line) { this.#lips.speak(line); }

  cut() { this.#lips.cut(); }

  get lipsRest() { return this.#lips.resting; }

  /** 'nod', 'smile' or 'blink'. Whether she does it. */
  react(kind) {
    if (this.#motion === 'still') return false;
    if (kind !== 'blink') return this.#reactions.add(kind, this.#t, this.#motion === 'calm');
    this.#blinks.soon(this.#t);
    return true;
  }

  /** Live for dt seconds and return the pose. */
  step(dt) {
    const step = Math.min(dt, LONGEST_STEP_S);
    this.#t += step;
    const pose = { ...NEUTRAL };
    const beat = this.#lips.step(step);
    if (this.#motion === 'still') Object.assign(pose, still());
    else this.#move(pose, step, beat);
    this.#speakWith(pose);
    return keepContract(pose);
  }

  get #mood() {
    const thoughtEnough = this.#state === 'thinking' && this.#t - this.#since > THINKING_S;
    return thoughtEnough || !(this.#state in MOODS) ? 'idle' : this.#state;
  }

  #move(pose, dt, beat) {
    const mood = this.#mood;
    const amount = AMOUNTS[this.#motion];
    if (this.#gaze.step(this.#t, mood) && this.#random() < 0.5) this.#blinks.soon(this.#t);
    this.#aim(MOODS[mood], amount);
    for (const [name, spring] of this.#springs) pose[name] = spring.step(dt);
    pose.breath = this.#breath.step(dt, mood) * amount.breath;
    drift(this.#t, pose, amount.head);
    this.#reactions.move(this.#t, pose);
    emphasise(pose, beat, amount.head);
    const lids = this.#blinks.step(this.#t, mood);
    pose.blinkL = Math.max(pose.blinkL, lids);
    pose.blinkR = Math.max(pose.blinkR, lids);
  }

  #aim(mood, amount) {
    const target = (name, more) => { this.#springs.get(name).target += more; };
    for (const [name, spring] of this.#springs) spring.target = (mood[name] ?? 0) * (HEAD.includes(name) && amount.head < 1 ? 0.5 : 1);
    this.#springs.get('gazeX').target = this.#gaze.x;
    this.#springs.get('gazeY').target = this.#gaze.y;
    target('yaw', this.#gaze.x * 0.07 * amount.head); // the head follows a part of the way, later
    target('pitch', this.#gaze.y * 0.045 * amount.head);
    this.#reactions.warm(this.#t, target);
  }

  #speakWith(pose) {
    const rest = pose.lipPress;
    for (const part of MOUTH) pose[part] += this.#lips.mouth[part];
    pose.lipPress = Math.max(this.#lips.mouth.lipPress, rest);
    pose.smile *= 1 - 0.55 * this.#lips.busy;
  }
}

function hertz(name) {
  if (EYES.includes(name)) return EYES_HZ;
  return HEAD.includes(name) ? HEAD_HZ : FACE_HZ;
}

/** The still portrait: friendly, and the same all the time. */
function still() {
  return { ...MOODS.listening, yaw: 0, pitch: 0, roll: 0 };
}

/** Sums of sines with unrelated periods: they never visibly repeat, and never wander off as a random walk does. */
function drift(t, pose, amount) {
  pose.yaw += amount * (0.014 * Math.sin(t * 0.53 + 1) + 0.007 * Math.sin(t * 1.31));
  pose.pitch += amount * (0.008 * Math.sin(t * 0.71 + 2) + 0.004 * Math.sin(t * 1.73));
  pose.roll += amount * (0.009 * Math.sin(t * 0.43 + 4) + 0.004 * Math.sin(t * 1.13));
  pose.headX += amount * 1.6 * Math.sin(t * 0.37);
}

/** A stressed syllable dips the head by 1.3 degrees and lifts the brows. */
function emphasise(pose, beat, amount) {
  pose.pitch += 0.022 * beat * amount;
  pose.browInnerUp += 0.18 * beat;
  pose.browOuterUpL += 0.12 * beat;
  pose.browOuterUpR += 0.12 * beat;
}
