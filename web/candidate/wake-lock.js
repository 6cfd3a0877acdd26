// Keeps the screen on while the interview runs. A page in the background loses the lock, so it is asked for again.

export class WakeLock {
  #wanted = false; #lock = null;

  constructor() {
    document.addEventListener('visibilitychange', () => this.#wanted && this.#request());
  }

  hold() {
    this.#wanted = true;
    this.#request();
  }

  release() {
    this.#wanted = false;
    this.#lock?.release().catch(() => {});
    this.#lock = null;
  }

  async #request() {
    if (document.visibilityState !== 'visible') return;
    try { this.#lock = await navigator.wakeLock?.request('screen'); } catch { /* low battery: the screen may go dark */ }
  }
}
