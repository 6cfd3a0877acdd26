// Answering by typing. A whole answer is sent at once, when the person says so, never letter by letter.

import { button, h } from '../dom.js';
import { ROOM } from '../text.js';

const LONGEST = 8000; // the server takes no more
const TYPING_EVERY_MS = 2000;

/** Reports `on.send(text)` (true: it went out), `on.typing()` and `on.draft(text)`. */
export class Composer {
  #field; #trouble; #on; #typingAt = -Infinity;

  constructor({ language, draft, on }) {
    this.#on = on;
    this.#field = h('textarea', {
      id: 'answer', rows: 3, maxlength: LONGEST, lang: language, dir: 'auto', 'aria-describedby': 'answer-hint',
      oninput: () => this.#changed(),
      onkeydown: (event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) this.#send();
      },
    });
    this.#field.value = draft;
    this.#trouble = h('p', { class: 'trouble', role: 'alert' });
    this.element = h('form', { class: 'composer', onsubmit: (event) => { event.preventDefault(); this.#send(); } },
      h('label', { for: 'answer' }, ROOM.typeLabel), this.#field, this.#trouble,
      h('div', { class: 'composer-end' }, h('span', { id: 'answer-hint', class: 'soft small' }, ROOM.typeHint),
        button(ROOM.send, { kind: 'primary', onclick: () => this.#send() })));
  }

  focus() { this.#field.focus(); }

  get empty() { return this.#field.value.trim() === ''; }

  /** Put a text back that did not arrive. */
  restore(text) {
    this.#field.value = this.empty ? text : `${text}\n${this.#field.value}`;
    this.#on.draft(this.#field.value);
    this.#trouble.textContent = ROOM.maybeUnsent;
  }

  #changed() {
    this.#trouble.textContent = '';
    this.#on.draft(this.#field.value);
    const now = performance.now();
    if (this.empty || now - this.#typingAt < TYPING_EVERY_MS) return;
    this.#typingAt = now;
    this.#on.typing();
  }

  #send() {
    const text = this.#field.value.trim();
    if (text === '') return this.#field.focus();
    if (!this.#on.send(text)) {
      this.#trouble.textContent = ROOM.unsent;
      return;
    }
    this.#field.value = '';
    this.#on.draft('');
  }
}
