// Aila's place. Whatever happens to her picture, the interview goes on: an initial stands in for her.

import { h } from '../dom.js';

const LOAD_MS = 10_000;
const WAIT_MS = 2000; // nobody waits longer for a picture

export class Stage {
  #character; #avatar = null; #mount; #portrait; #state = 'idle'; #loading = Promise.resolve();

  constructor({ name, character }) {
    this.#character = character;
    this.#mount = h('div', { class: 'avatar' });
    this.#portrait = h('div', { class: 'portrait', role: 'img', 'aria-label': `${name}, AI interviewer` },
      h('span', { 'aria-hidden': 'true' }, name.slice(0, 1)));
    this.element = h('div', { class: 'stage' }, this.#portrait, this.#mount);
    new ResizeObserver(() => this.#tell((avatar) => avatar.resize())).observe(this.element);
  }

  /** Never rejects. */
  load(motion) {
    this.#loading = this.#load(motion);
    return this.#loading;
  }

  /** Her picture is there, or it isn't worth waiting for. Never rejects. */
  ready() { return within(WAIT_MS, this.#loading).catch(() => {}); }

  async #load(motion) {
    if (motion === 'none') return this.setMotion(motion);
    try {
      const { createAvatar } = await import('/static/avatar/index.js');
      const seed = crypto.getRandomValues(new Uint32Array(1))[0];
      const created = createAvatar(this.#mount, { character: this.#character, motion, renderer: 'auto', seed });
      this.#avatar = await within(LOAD_MS, created);
      this.#avatar.setState(this.#state);
      this.#reveal(true);
    } catch (error) {
      console.info('the portrait stands in for the avatar:', error.message);
      this.#reveal(false);
    }
  }

  setState(state) {
    this.#state = state;
    this.element.dataset.state = state;
    this.#tell((avatar) => avatar.setState(state));
  }

  /** Move the lips with one line. `clock()`: seconds since its start. */
  speak(say, clock) {
    this.#tell((avatar) => avatar.speak({ segments: say.seg, stress: say.stress, durationMs: say.ms, clock }));
  }

  cut() { this.#tell((avatar) => avatar.cut()); }

  react(kind) { this.#tell((avatar) => avatar.react(kind)); }

  setMotion(motion) {
    if (this.#avatar === null && motion !== 'none') return this.load(motion);
    this.#reveal(motion !== 'none' && this.#avatar !== null);
    this.#tell((avatar) => avatar.setMotion(motion));
    return Promise.resolve();
  }

  close() {
    this.#tell((avatar) => avatar.destroy());
    this.#avatar = null;
  }

  #reveal(shown) {
    this.#mount.hidden = !shown;
    this.#portrait.hidden = shown;
  }

  #tell(act) {
    if (this.#avatar === null) return;
    try {
      act(this.#avatar);
    } catch (error) {
      console.info('the portrait stands in for the avatar:', error.message);
      this.#avatar = null;
      this.#reveal(false);
    }
  }
}

function within(ms, promise) {
  return Promise.race([promise, new Promise((_, reject) => {
    setTimeout(() => reject(new Error('the avatar took too long to load')), ms);
  })]);
}
