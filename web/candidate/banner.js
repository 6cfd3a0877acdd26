// The strip at the top that says how the connection is. It lives outside of the screens, in a status region.

import { button, h, icon } from './dom.js';
import { CONNECTION } from './text.js';

const LONG_MS = 30_000;

export class Banner {
  #place; #onRetry; #kind = ''; #lostAt = null;

  constructor(place, onRetry) {
    this.#place = place;
    this.#onRetry = onRetry;
  }

  weak() { this.#show('weak', CONNECTION.weak, false); }

  /** Say it again with each try that failed: after a while it says more. */
  lost() {
    this.#lostAt ??= performance.now();
    if (performance.now() - this.#lostAt > LONG_MS) this.#show('long', CONNECTION.long, true);
    else this.#show('lost', CONNECTION.lost, true);
  }

  hide() {
    this.#kind = '';
    this.#lostAt = null;
    this.#place.replaceChildren();
  }

  #show(kind, text, withRetry) {
    if (kind === this.#kind) return; // said once; saying it again at every try would nag a screen reader
    this.#kind = kind;
    this.#place.replaceChildren(h('div', { class: 'banner-strip' }, icon('alert'), h('p', {}, text),
      withRetry && button(CONNECTION.retry, { onclick: this.#onRetry })));
  }
}
