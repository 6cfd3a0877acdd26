// The microphone's level as a row of bars. A picture only: words say the same beside it.

import { h } from '../dom.js';

export class LevelBars {
  #bars;

  constructor(count) {
    this.#bars = Array.from({ length: count }, () => h('i'));
    this.element = h('span', { class: 'level', 'aria-hidden': 'true' }, this.#bars);
  }

  /** `level` 0..1 */
  show(level) {
    const lit = Math.ceil(level * this.#bars.length);
    this.#bars.forEach((bar, index) => bar.classList.toggle('lit', index < lit));
  }
}
