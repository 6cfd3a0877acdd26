// The candidate's words as they are recognized: what is agreed, and what may still change.

import { h, icon } from '../dom.js';
import { ROOM } from '../text.js';

export class OwnWords {
  #said = ''; #stable; #loose; #empty; #rough; #saved; #box;

  constructor({ language }) {
    this.#stable = h('span', {});
    this.#loose = h('span', { class: 'loose' });
    this.#empty = h('span', { class: 'soft' }, ROOM.wordsEmpty);
    this.#rough = h('p', { class: 'rough small', hidden: true }, icon('alert'), h('span', {}, ROOM.wordsRough));
    this.#saved = h('span', { class: 'saved small' });
    this.#box = h('p', { class: 'own-text', lang: language, dir: 'auto', tabindex: '0', 'aria-label': ROOM.yourWords }, this.#empty, this.#stable, this.#loose);
    this.element = h('section', { class: 'own-words', 'aria-label': ROOM.yourAnswer },
      h('div', { class: 'own-head' }, h('span', { class: 'who' }, ROOM.you), this.#saved),
      this.#box, this.#rough);
  }

  setTrusted(trusted) { this.#rough.hidden = trusted; }

  /** A wire "heard": returns the text when it will not change any more, else null. */
  hear({ text, stable, final }) {
    const points = [...text];
    this.#empty.hidden = true;
    if (final) {
      this.#said = `${this.#said} ${text}`.trim();
      this.#show(this.#said, '');
      return text;
    }
    const gap = this.#said && text ? ' ' : '';
    this.#show(this.#said + gap + points.slice(0, stable).join(''), points.slice(stable).join(''));
    return null;
  }

  clear() {
    this.#said = '';
    this.#empty.hidden = false;
    this.#show('', '');
  }

  /** `kind`: saved, saving or "" */
  setSaved(kind) {
    this.#saved.replaceChildren(...(kind === 'saved' ? [icon('check'), ROOM.saved] : [kind === 'saving' ? ROOM.saving : '']));
  }

  #show(stable, loose) {
    this.#stable.textContent = stable;
    this.#loose.textContent = loose;
    this.#box.scrollTop = this.#box.scrollHeight;
  }
}
