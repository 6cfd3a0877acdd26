// Last screen: what happens next, whom to ask, and how to have everything deleted.

import { button, h, icon, setUsable, isUsable } from '../dom.js';
import { END } from '../text.js';
import { confirm } from './confirm.js';

/** `outcome`: completed, left, failed, declined or erased. `onErase()` may reject. */
export function endedScreen({ outcome, contact, onErase }) {
  const text = END[outcome];
  const wantsPerson = outcome === 'left' || outcome === 'declined';
  const drawing = { completed: 'check', failed: 'alert', erased: 'bin' }[outcome] ?? 'person';
  return h('section', { class: 'sheet sheet-narrow' },
    h('div', { class: 'face face-large', 'aria-hidden': 'true' }, icon(drawing)),
    h('h1', { tabindex: '-1' }, text.heading),
    h('p', { class: 'lead' }, text.text),
    text.next.length > 0 && [h('h2', {}, END.whatNext), h('ul', { class: 'plain' }, text.next.map((line) => h('li', {}, line)))],
    contact && h('p', { dir: 'auto' }, wantsPerson ? END.contactPerson(contact) : END.contact(contact)),
    ['completed', 'left', 'failed'].includes(outcome) && erasure(onErase));
}

function erasure(onErase) {
  const trouble = h('p', { class: 'trouble', role: 'alert' });
  const erase = button(END.erase, {
    kind: 'danger-quiet',
    drawing: 'bin',
    onclick: async () => {
      if (!isUsable(erase) || !(await confirm(END.eraseConfirm, { danger: true }))) return;
      setUsable(erase, false);
      try {
        await onErase();
      } catch {
        trouble.textContent = END.eraseFailed;
        setUsable(erase, true);
      }
    },
  });
  return h('div', { class: 'erasure' }, h('p', { class: 'soft small' }, END.eraseNote), erase, trouble);
}
