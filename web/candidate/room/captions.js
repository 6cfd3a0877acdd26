// What Aila says right now. Words turn dark as they are heard; all of them can be read at once.

import { h } from '../dom.js';

export class Captions {
  #say = null; #words = []; #text;

  constructor({ name, language }) {
    this.#text = h('p', { lang: language, dir: 'auto' });
    this.element = h('div', { class: 'caption', role: 'group', 'aria-label': `${name} says`, hidden: true }, this.#text);
  }

  show(say) {
    this.#say = say;
    const pieces = cutIntoWords(say);
    this.#words = pieces.filter((piece) => piece.startMs !== null);
    this.#text.replaceChildren(...pieces.map((piece) => piece.element));
    this.element.hidden = false;
    this.element.scrollTop = 0;
  }

  progress(say, seconds) {
    if (say !== this.#say) return;
    let last = null;
    for (const word of this.#words) {
      const said = word.startMs <= seconds * 1000;
      word.element.classList.toggle('said', said);
      if (said) last = word.element;
    }
    if (last && Number.isFinite(seconds)) this.#keepInSight(last);
  }

  /** What of this line was said after so many seconds. */
  saidOf(say, seconds) {
    if (say.words.length === 0) return say.text;
    const said = say.words.filter(([, , startMs]) => startMs <= seconds * 1000);
    if (said.length === 0) return '';
    const [offset, length] = said[said.length - 1];
    return [...say.text].slice(0, offset + length).join('');
  }

  #keepInSight(word) {
    const below = word.offsetTop + word.offsetHeight - (this.element.scrollTop + this.element.clientHeight);
    if (below > 0) this.element.scrollTop += below + 8;
  }
}

/** Offsets on the wire count code points, as the server does; strings here count UTF-16 units. */
function cutIntoWords({ text, words }) {
  if (words.length === 0) return [{ element: h('span', { class: 'said' }, text), startMs: null }];
  const points = [...text];
  const pieces = [];
  let at = 0;
  words.forEach(([offset, , startMs], index) => {
    if (offset > at) pieces.push({ element: h('span', { class: 'said' }, points.slice(at, offset).join('')), startMs: null });
    at = index + 1 < words.length ? words[index + 1][0] : points.length;
    pieces.push({ element: h('span', {}, points.slice(offset, at).join('')), startMs });
  });
  return pieces;
}
