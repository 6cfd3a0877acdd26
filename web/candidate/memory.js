// What this tab remembers over a reload: who it is, how the person answers, and a half-typed answer.
// sessionStorage dies with the tab, so nothing of the interview stays on a shared computer. Nothing is written before
// the person has agreed: claimTab is called after that.

const LOCK_WAIT_MS = 500; // a reloading page's lock may outlive it for a moment

export class Memory {
  #prefix; #claimed = null;

  /** This page's name, once claimed. */
  tab = '';

  constructor(token) {
    this.#prefix = `interview:${token.slice(0, 12)}:`;
  }

  /** "Duplicate tab" copies sessionStorage: if another page already goes by our name, take a new one. */
  claimTab() { return (this.#claimed ??= this.#claim()); }

  async #claim() {
    this.tab = this.#read('tab') || newName();
    if (!(await this.#lock())) this.tab = newName();
    this.#write('tab', this.tab);
  }

  /** Whether no other page goes by our name. */
  async #lock() {
    if (!navigator.locks) return true;
    return new Promise((resolve) => {
      navigator.locks.request(`tab:${this.tab}`, { signal: AbortSignal.timeout(LOCK_WAIT_MS) }, () => {
        resolve(true);
        return new Promise(() => {}); // held until the page goes
      }).catch(() => resolve(false));
    });
  }

  /** "voice", "text", or null when this tab has not taken part yet. */
  get mode() { return this.#read('mode'); }
  set mode(mode) { this.#write('mode', mode); }

  get draft() { return this.#read('draft') ?? ''; }
  set draft(text) { this.#write('draft', text); }

  #read(name) {
    try { return sessionStorage.getItem(this.#prefix + name); } catch { return null; }
  }

  #write(name, value) {
    try { sessionStorage.setItem(this.#prefix + name, value); } catch { /* private mode: only a reload is less smooth */ }
  }
}

// randomUUID is missing on plain http; the name only has to differ from the person's other tabs.
const newName = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-').padEnd(8, '0');
