// A question that needs an answer before something that can't be undone. A native dialog: it holds the focus and
// gives it back, and Escape means no.

import { button, h } from '../dom.js';

export function confirm({ heading, text, yes, no }, { danger = false } = {}) {
  return new Promise((resolve) => {
    const answer = (value) => () => dialog.close(value);
    const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'confirm-heading' },
      h('h2', { id: 'confirm-heading' }, heading),
      h('p', {}, text),
      h('div', { class: 'actions' },
        button(no, { onclick: answer('no'), autofocus: true }),
        button(yes, { kind: danger ? 'danger' : 'primary', onclick: answer('yes') })));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
