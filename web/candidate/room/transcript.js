// The conversation so far. Not a live region: a screen reader would talk over Aila. It can be focused and read.

import { h } from '../dom.js';
import { ROOM } from '../text.js';

export class Transcript {
  #list; #name; #empty; #last = null;
  #following = true; // the reader hasn't scrolled back to read earlier words

  constructor({ name, language }) {
    this.#name = name;
    this.#list = h('ol', { lang: language });
    this.#empty = h('p', { class: 'soft' }, ROOM.transcriptEmpty);
    this.element = h('section', { class: 'transcript', role: 'region', tabindex: '0', 'aria-label': ROOM.transcriptLong },
      this.#empty, this.#list);
    this.element.addEventListener('scroll', () => {
      const { scrollHeight, scrollTop, clientHeight } = this.element;
      this.#following = scrollHeight - scrollTop - clientHeight < 60;
    }, { passive: true });
    // The room makes way for the keyboard or the typed answer: what was said last stays in sight.
    new ResizeObserver(() => this.#follow()).observe(this.element);
  }

  #follow() {
    if (this.#following) this.element.scrollTop = this.element.scrollHeight;
  }

  reset(captions) {
    this.#list.replaceChildren();
    this.#last = null;
    captions.forEach(({ speaker, text }) => this.add(speaker, text));
  }

  /** What one party says in one turn is one entry; `utterance` keeps Aila's utterances apart. */
  add(speaker, text, utterance = null) {
    if (text.trim() === '') return;
    const last = this.#last;
    if (last?.speaker === speaker && last.utterance === utterance && (speaker === 'candidate' || utterance !== null)) {
      last.words.textContent += ` ${text}`;
    } else {
      const words = h('span', { class: 'words', dir: 'auto' }, text);
      const who = h('span', { class: 'who' }, speaker === 'interviewer' ? this.#name : ROOM.you);
      this.#list.append(h('li', { class: speaker }, who, words));
      this.#last = { speaker, utterance, words };
    }
    this.#empty.hidden = true;
    this.#follow();
  }

  /** The last line was stopped: keep what was heard of it. */
  shorten(utterance, line, heard) {
    if (this.#last?.utterance !== utterance) return;
    const { words } = this.#last;
    if (words.textContent.endsWith(line)) words.textContent = `${words.textContent.slice(0, -line.length)}${heard} …`;
  }
}
