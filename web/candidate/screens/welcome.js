// First screen: who interviews, what is recorded, and the two answers to that.

import { button, h, icon, setUsable, isUsable } from '../dom.js';
import { WELCOME } from '../text.js';
import { confirm } from './confirm.js';

/** `onDecide(accepted)` may reject; its message is then shown. */
export class Welcome {
  #error;

  constructor({ invitation, onDecide }) {
    const { interviewer, title, language } = invitation;
    const lang = { lang: language, dir: 'auto' };
    const agree = button(WELCOME.agree, { kind: 'primary', onclick: () => decide(true) });
    const decline = button(WELCOME.decline, { onclick: () => decide(false) });
    const decide = async (accepted) => {
      if (!isUsable(agree)) return;
      const question = { ...WELCOME.declineConfirm, text: WELCOME.declineConfirm.text(invitation.contact) };
      if (!accepted && !(await confirm(question))) return;
      [agree, decline].forEach((b) => setUsable(b, false));
      this.#error.textContent = '';
      try {
        await onDecide(accepted);
      } catch (error) {
        this.#error.textContent = error.message;
        [agree, decline].forEach((b) => setUsable(b, true));
      }
    };
    this.#error = h('p', { class: 'trouble', role: 'alert' });
    this.element = h('section', { class: 'sheet' },
      h('header', { class: 'meet' },
        h('div', { class: 'face', 'aria-hidden': 'true' }, interviewer.name.slice(0, 1)),
        h('div', {},
          h('h1', { tabindex: '-1' }, WELCOME.heading(interviewer.name)),
          h('p', { class: 'soft', ...lang }, title))),
      h('ul', { class: 'facts' }, factsOf(invitation)),
      h('h2', {}, WELCOME.consent),
      h('ul', { class: 'consent', ...lang }, invitation.consent.paragraphs.map((text) =>
        h('li', {}, icon('check'), h('span', {}, text)))),
      h('div', { class: 'decide' },
        this.#error,
        h('p', { class: 'soft small' }, WELCOME.nothingYet),
        h('div', { class: 'actions' }, agree, decline)));
  }
}

function factsOf({ minutes, questions }) {
  const [time, count, how] = WELCOME.facts(minutes, questions);
  return [['person', WELCOME.ai], ['clock', time], ['question', count], ['mic', how]].map(([drawing, text]) =>
    h('li', {}, icon(drawing), h('span', {}, text)));
}
