// Where the parts of the interview stand. It places what it is given and knows none of them.

import { h, icon } from '../dom.js';
import { ROOM } from '../text.js';

const WIDE = matchMedia('(min-width: 52rem)');

export class Room {
  #transcript; #toggle; #composer; #onTyping; #stage;

  /** All are components with an `element`. `onSettings()`, `onTyping(open)`. */
  constructor({ name, stage, label, captions, notices, question, transcript, words, composer, controls, onSettings, onTyping }) {
    this.#transcript = transcript.element;
    this.#composer = composer;
    this.#onTyping = onTyping;
    this.#toggle = h('button', { type: 'button', class: 'tool top transcript-toggle', 'aria-expanded': 'false', onclick: () => this.#flip() },
      icon('list'), h('span', {}, ROOM.transcript));
    const settings = h('button', { type: 'button', class: 'tool top', onclick: onSettings }, icon('settings'), h('span', {}, ROOM.settings));
    this.#stage = h('section', { class: 'scene', 'aria-label': name },
      stage.element,
      h('div', { class: 'top-row' }, label.element, h('div', { class: 'top-tools' }, this.#toggle, settings)),
      h('div', { class: 'scene-foot' }, notices.element, captions.element));
    this.element = h('div', { class: 'room' }, h('h1', { class: 'visually-hidden', tabindex: '-1' }, `Interview with ${name}`),
      this.#stage,
      h('div', { class: 'panel' }, question.element, words.element, composer.element, controls.element));
    this.#place(question.element);
    WIDE.addEventListener('change', () => this.#place(question.element));
    this.setTyping(WIDE.matches);
  }

  get typing() { return !this.#composer.element.hidden; }

  setTyping(open) {
    this.#composer.element.hidden = !open;
    this.element.classList.toggle('typing', open);
    this.#onTyping(open);
  }

  setMode(mode) { this.element.dataset.mode = mode; }

  showCaptions(shown) { this.element.classList.toggle('without-captions', !shown); }

  /** The conversation stands below the question, or, where there is no room for it, over the scene when asked for. */
  #place(question) {
    if (WIDE.matches) question.after(this.#transcript);
    else this.#stage.querySelector('.top-row').after(this.#transcript);
  }

  #flip() {
    const open = this.#toggle.getAttribute('aria-expanded') !== 'true';
    this.#toggle.setAttribute('aria-expanded', String(open));
    this.element.classList.toggle('reading', open);
    if (open) {
      this.#transcript.scrollTop = this.#transcript.scrollHeight;
      this.#transcript.focus();
    }
  }
}
