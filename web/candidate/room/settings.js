// Choices about looks, captions and the way of answering.

import { button, h, icon } from '../dom.js';
import { SETTINGS } from '../text.js';

/** `on.mode(mode)`: "voice" or "text". */
export class Settings {
  #preferences; #mode; #answer; #on;

  constructor({ name, preferences, on }) {
    this.#preferences = preferences;
    this.#on = on;
    this.#answer = h('div', { class: 'actions' });
    this.element = h('dialog', { class: 'dialog', 'aria-labelledby': 'settings-heading' },
      h('h2', { id: 'settings-heading' }, SETTINGS.heading),
      this.#choice('motion', SETTINGS.motion(name), SETTINGS.motions),
      this.#choice('theme', SETTINGS.theme, SETTINGS.themes),
      this.#tick('captions', SETTINGS.captions(name)),
      this.#tick('announce', SETTINGS.announce),
      h('h3', {}, SETTINGS.answer), this.#answer,
      h('div', { class: 'actions' }, button(SETTINGS.close, { kind: 'primary', onclick: () => this.element.close() })));
  }

  open() { this.element.showModal(); }

  setMode(mode) {
    this.#mode = mode;
    const other = mode === 'voice' ? 'text' : 'voice';
    const label = other === 'voice' ? SETTINGS.useMicrophone : SETTINGS.useTyping;
    this.#answer.replaceChildren(button(label, {
      drawing: other === 'voice' ? 'mic' : 'keyboard',
      onclick: () => { this.element.close(); this.#on.mode(other); },
    }));
  }

  #choice(key, legend, choices) {
    const change = (event) => this.#preferences.set(key, event.target.value);
    return h('fieldset', { onchange: change }, h('legend', {}, legend),
      h('div', { class: 'choices' }, Object.entries(choices).map(([value, label]) =>
        h('label', { class: 'choice' },
          h('input', { type: 'radio', name: key, value, checked: this.#preferences.get(key) === value }), h('span', {}, label)))));
  }

  #tick(key, label) {
    const change = (event) => this.#preferences.set(key, event.target.checked);
    return h('label', { class: 'tick' },
      h('input', { type: 'checkbox', checked: this.#preferences.get(key), onchange: change }), h('span', {}, label));
  }
}
