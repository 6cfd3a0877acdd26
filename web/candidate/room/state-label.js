// What is going on, in a word or two and a sign; the colour only repeats it.

import { h, icon } from '../dom.js';
import { LevelBars } from '../screens/level-bars.js';

export class StateLabel {
  #text; #bars; #pauseSign;

  constructor() {
    this.#text = h('span', {});
    this.#bars = new LevelBars(5);
    this.#pauseSign = icon('pause');
    this.element = h('p', { class: 'state-label' }, h('span', { class: 'sign', 'aria-hidden': 'true' }), this.#pauseSign, this.#bars.element, this.#text);
  }

  show(kind, text) {
    this.element.dataset.kind = kind;
    this.#text.textContent = text;
  }

  showLevel(level) { this.#bars.show(level); }
}
