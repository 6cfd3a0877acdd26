// What a candidate can do at any time. Nothing is hidden in a menu.

import { button, h, icon, isUsable, setUsable } from '../dom.js';
import { ROOM } from '../text.js';

/** Reports `on.done()`, `on.repeat()`, `on.skip()`, `on.pause()`, `on.resume()`, `on.type()`, `on.leave()`. */
export class Controls {
  #done; #pause; #goOn; #rest; #type; #paused = false; #tools;

  constructor({ on }) {
    this.#done = h('button', { type: 'button', class: 'button primary done', onclick: () => isUsable(this.#done) && on.done() },
      icon('check'), h('span', {}, h('strong', {}, ROOM.done), ' ', h('span', { class: 'done-hint' }, ROOM.doneHint)));
    this.#goOn = button(ROOM.resume, { kind: 'primary', drawing: 'play', onclick: on.resume });
    this.#rest = h('div', { class: 'rest', hidden: true }, h('p', {}, ROOM.paused), this.#goOn);
    this.#pause = tool('pause', ROOM.pause, null, on.pause);
    this.#type = tool('keyboard', ROOM.type, null, on.type);
    this.#tools = [tool('repeat', ROOM.repeat, ROOM.repeatLong, on.repeat), tool('skip', ROOM.skip, ROOM.skipLong, on.skip)];
    this.element = h('div', { class: 'controls' }, this.#rest, this.#done,
      h('div', { class: 'tools', role: 'group', 'aria-label': ROOM.controls },
        this.#tools, this.#pause, this.#type, tool('person', ROOM.person, ROOM.personLong, on.leave)));
  }

  /** `done`: an answer can be ended now. `asked`: there is a question to repeat or skip. */
  setUsable({ done, asked }) {
    setUsable(this.#done, done);
    this.#tools.forEach((element) => setUsable(element, asked && !this.#paused));
  }

  setPaused(paused) {
    if (paused === this.#paused) return;
    this.#paused = paused;
    const focused = document.activeElement;
    this.element.classList.toggle('resting', paused);
    this.#rest.hidden = !paused;
    if (paused && focused === this.#pause) this.#goOn.focus(); // the one gives its place to the other
    if (!paused && focused === this.#goOn) this.#pause.focus();
  }

  setTyping(open) { this.#type.setAttribute('aria-expanded', String(open)); }
}

/** The long name begins with the visible one, so that it can be said to a voice control (WCAG 2.5.3). */
function tool(drawing, label, long, act) {
  const element = h('button', { type: 'button', class: 'tool', 'aria-label': long, title: long, onclick: () => isUsable(element) && act() },
    icon(drawing), h('span', {}, label));
  return element;
}
