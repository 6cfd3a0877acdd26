// Screens that say one thing and offer one or two ways on: trouble, welcome back, another tab.

import { button, h, icon } from '../dom.js';

/** `actions`: `[{label, drawing, kind, onclick}]` */
export function messageScreen({ drawing, heading, paragraphs, actions = [], alert = false }) {
  return h('section', { class: 'sheet sheet-narrow', role: alert ? 'alert' : null },
    h('div', { class: 'face face-large', 'aria-hidden': 'true' }, icon(drawing)),
    h('h1', { tabindex: '-1' }, heading),
    paragraphs.filter(Boolean).map((text) => h('p', { dir: 'auto' }, text)),
    actions.length > 0 && h('div', { class: 'actions' }, actions.map(({ label, ...options }) => button(label, options))));
}
