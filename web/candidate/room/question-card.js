// The question stays on the screen, whatever else fails.

import { h } from '../dom.js';
import { ROOM } from '../text.js';

export class QuestionCard {
  #number; #text; #bar; #note;

  constructor({ language }) {
    this.#number = h('h2', { class: 'number' }, ROOM.question(0, 0));
    this.#note = h('p', { class: 'soft small' });
    this.#bar = h('span', { class: 'progress', 'aria-hidden': 'true' });
    this.#text = h('p', { class: 'question', lang: language, dir: 'auto', tabindex: '0' }, ROOM.noQuestion);
    this.element = h('section', { class: 'question-card', 'aria-label': ROOM.theQuestion },
      h('div', { class: 'number-row' }, this.#number, this.#bar), this.#text, this.#note);
  }

  /** A wire question, or null before the first. */
  show(question) {
    this.#text.textContent = question?.text ?? ROOM.noQuestion;
    this.#number.hidden = question === null;
    this.#number.textContent = question ? ROOM.question(question.number, question.total) : '';
    this.#note.textContent = question && !question.scored ? ROOM.unscored : '';
    this.#bar.replaceChildren(...Array.from({ length: Math.min(question?.total ?? 0, 20) }, (_, index) =>
      h('i', { class: index < question.number ? 'passed' : '' })));
  }
}
