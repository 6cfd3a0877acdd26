// The living picture on the page: canvases, the loop, and what to do when a device can't keep up.

import { CanvasCompositor } from './compositor/canvas.js';
import { WebGLCompositor } from './compositor/webgl.js';
import { frameIn } from './framing.js';
import { Ladder } from './ladder.js';
import { Life } from './life/life.js';
import { mouthOpening } from './painting/mouth-shape.js';
import { Pen } from './painting/pen.js';
import { paintScene } from './painting/scene.js';
import { NEUTRAL } from './pose.js';

const TELL_MOUTH_MS = 50;
const LAYOUT_AFTER_MS = 120; // while a window is being dragged, painting anew for each step would stall it
const PACE_SLACK_MS = 5;

export class Avatar {
  #mount; #character; #pen; #life; #ladder = new Ladder(globalThis.devicePixelRatio || 1);
  #scene = canvas({ width: '100%', height: '100%', left: '0', top: '0', objectFit: 'cover' });
  #figure; #compositor; #motion; #pose = { ...NEUTRAL };
  #size = ''; #laidOut = false; #layoutTimer = 0; #request = 0; #last = null; #toldAt = -Infinity; #drawn = false;
  #stop = new AbortController(); #observer;

  constructor(mount, character, { motion, renderer, seed }) {
    this.#mount = mount;
    this.#character = character;
    this.#pen = new Pen(character);
    this.#life = new Life({ seed, style: character.style });
    mount.setAttribute('role', 'img');
    mount.setAttribute('aria-label', `${character.name}, AI interviewer`);
    mount.append(this.#scene);
    this.#compose(renderer);
    this.#apply(motion);
    document.addEventListener('visibilitychange', () => this.#run(), { signal: this.#stop.signal });
    // A change of the pixel ratio (zoom, another screen) comes as a resize of the window only.
    addEventListener('resize', () => this.resize(), { signal: this.#stop.signal });
    this.#observer = new ResizeObserver(() => this.resize());
    this.#observer.observe(mount);
    this.resize();
    this.#run();
  }

  /** 'gl' or '2d': what draws at the moment. */
  get renderer() { return this.#compositor.name; }

  /**
   * The mouth as it was last drawn, in drawing units: gap between the lips (below 0.6 they touch) and width; `round`
   * 0..1. For tests and telemetry. The gap also stands on the mount element as `data-mouth`, rounded to 0.1 and
   * written at most 20 times a second.
   */
  get mouth() {
    const { gap, half } = mouthOpening(this.#character.face, this.#pose);
    return { gap, wide: 2 * half, round: this.#pose.lipRound };
  }

  /** 'idle', 'listening', 'thinking', 'speaking' or 'paused'. */
  setState(state) { this.#life.setState(state); }

  /** A line: segments [viseme, start_ms, end_ms, amount], stress [ms], clock() in seconds since its start or null. */
  speak(line) { this.#life.speak(line); }

  /** She was interrupted: the lips close within 80 ms. */
  cut() { this.#life.cut(); }

  /** 'nod', 'smile' or 'blink'. False when it isn't done: too soon after the last one, or unknown. */
  react(kind) { return this.#life.react(kind); }

  /** 'full', 'calm', 'still' (only the lips move), or 'none' (nothing is drawn). */
  setMotion(motion) {
    this.#apply(motion);
    this.#run();
  }

  /** The mount has, or may have, another size. */
  resize() {
    if (this.#size === this.#measure() || this.#stop.signal.aborted) return;
    clearTimeout(this.#layoutTimer);
    if (!this.#laidOut) this.#layout();
    else this.#layoutTimer = setTimeout(() => this.#layout(), LAYOUT_AFTER_MS);
  }

  destroy() {
    this.#stop.abort();
    this.#observer.disconnect();
    clearTimeout(this.#layoutTimer);
    cancelAnimationFrame(this.#request);
    this.#compositor.destroy();
    this.#scene.remove();
    this.#figure.remove();
    delete this.#mount.dataset.mouth;
  }

  // ---- drawing ------------------------------------------------------------------------------------------------

  /** 'auto' takes WebGL where it is fast, 'gl' even where it isn't. */
  #compose(renderer) {
    if (renderer !== '2d') {
      try {
        const figure = canvas();
        this.#compositor = new WebGLCompositor(figure, this.#pen, { strict: renderer !== 'gl' });
        figure.addEventListener('webglcontextlost', () => this.#fallBack(), { signal: this.#stop.signal });
        return this.#show(figure);
      } catch (error) {
        console.info('drawing without WebGL:', error.message);
      }
    }
    const figure = canvas();
    this.#compositor = new CanvasCompositor(figure, this.#pen);
    this.#show(figure);
  }

  #show(figure) {
    this.#figure?.remove();
    this.#figure = figure;
    this.#mount.append(figure);
  }

  /** Whether the context would be restored is unknown: the picture must not wait for it. */
  #fallBack() {
    this.#compose('2d');
    if (this.#laidOut) this.#layout();
  }

  #measure() {
    return `${this.#mount.clientWidth} ${this.#mount.clientHeight} ${globalThis.devicePixelRatio}`;
  }

  #layout() {
    const [width, height] = [this.#mount.clientWidth, this.#mount.clientHeight];
    if (width === 0 || height === 0) return;
    this.#size = this.#measure();
    this.#laidOut = true;
    const dpr = Math.min(globalThis.devicePixelRatio || 1, this.#ladder.rung.sharpness);
    const { room, figure } = frameIn(width, height);
    this.#scene.width = Math.round(width * dpr);
    this.#scene.height = Math.round(height * dpr);
    const g = this.#scene.getContext('2d');
    g.setTransform(dpr, 0, 0, dpr, 0, 0);
    paintScene(g, room, this.#character.palette);
    // Anchored at the middle: until the next layout she stays there while the box changes.
    Object.assign(this.#figure.style, {
      left: `calc(50% - ${width / 2 - figure.left}px)`, top: `${figure.top}px`, width: `${figure.width}px`, height: `${figure.height}px`,
    });
    this.#compositor.layout({ ...figure, dpr });
    this.#compositor.draw(this.#pose);
    this.#drawn = true;
    this.#run();
  }

  // ---- the loop -----------------------------------------------------------------------------------------------

  #apply(motion) {
    this.#motion = motion;
    this.#life.setMotion(this.#ladder.rung.still && motion !== 'none' ? 'still' : motion);
    this.#drawn = false;
  }

  /** Start or stop, as it is wanted now. */
  #run() {
    cancelAnimationFrame(this.#request);
    this.#last = null;
    if (document.hidden || this.#motion === 'none' || !this.#laidOut || this.#stop.signal.aborted) return;
    this.#request = requestAnimationFrame((now) => this.#frame(now));
  }

  #frame(now) {
    this.#request = requestAnimationFrame((next) => this.#frame(next));
    const pace = this.#last === null ? null : now - this.#last;
    const { rung } = this.#ladder;
    if (pace !== null && pace < 1000 / rung.pace - PACE_SLACK_MS) return;
    this.#last = now;
    const begun = performance.now();
    this.#live((pace ?? 0) / 1000);
    this.#tellMouth(now);
    if (pace !== null && this.#ladder.note(performance.now() - begun, pace)) this.#stepDown(rung);
  }

  #live(dt) {
    const wasResting = this.#life.lipsRest;
    this.#pose = this.#life.step(dt);
    const still = this.#motion === 'still' || this.#ladder.rung.still;
    if (still && this.#drawn && wasResting && this.#life.lipsRest) return; // nothing has moved
    this.#compositor.draw(this.#pose);
    this.#drawn = true;
  }

  #stepDown(before) {
    const { rung } = this.#ladder;
    console.info(`drawing at sharpness ${rung.sharpness}, ${rung.pace} frames a second${rung.still ? ', still' : ''}`);
    this.#apply(this.#motion);
    if (rung.sharpness !== before.sharpness) this.#layout();
  }

  #tellMouth(now) {
    if (now - this.#toldAt < TELL_MOUTH_MS) return;
    this.#toldAt = now;
    this.#mount.dataset.mouth = this.mouth.gap.toFixed(1);
  }
}

function canvas(style = {}) {
  const element = document.createElement('canvas');
  element.setAttribute('aria-hidden', 'true');
  Object.assign(element.style, { position: 'absolute', display: 'block', ...style });
  return element;
}
