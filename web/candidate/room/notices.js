// Hints in plain words, beside what they are about. They stay until they are dismissed or settled: no hidden timers.

import { button, h, icon } from '../dom.js';
import { NOTICE } from '../text.js';

const AT_MOST = 2;

export class Notices {
  #shown = new Map();

  constructor() {
    this.element = h('div', { class: 'notices', role: 'status' });
  }

  /** `actions`: `[{label, onclick}]`. The same code replaces its predecessor. */
  show(code, text, actions = []) {
    this.clear(code);
    const dismiss = h('button', { type: 'button', class: 'tool dismiss', 'aria-label': NOTICE.dismiss, onclick: () => this.clear(code) }, icon('close'));
    const notice = h('div', { class: 'notice', 'data-code': code }, icon('alert'), h('p', { dir: 'auto' }, text),
      dismiss, actions.length > 0 && h('div', { class: 'actions' }, actions.map(({ label, onclick }) =>
        button(label, { onclick: () => { this.clear(code); onclick(); } }))));
    this.#shown.set(code, notice);
    this.element.append(notice);
    if (this.#shown.size > AT_MOST) this.clear(this.#shown.keys().next().value);
  }

  clear(code) {
    this.#shown.get(code)?.remove();
    this.#shown.delete(code);
  }
}
