// The websocket of the interview: heartbeat, and coming back after every loss.

import { delayAfterSilenceMs, delayMs } from './backoff.js';
import { reach } from './reach.js';

const PING_EVERY_MS = 2000;
const WEAK_AFTER_MS = 2700; // a heartbeat is overdue: tell the person within 3 s of the loss
const LOST_AFTER_MS = 5000;
const OPEN_WITHIN_MS = 3000; // enough for round trips of 0.7 s; a try that began in a dead network is not worth more
const GREETED_WITHIN_MS = 8000; // heartbeats alone don't count: a server that forgot our hello answers them for ever
const CLOSE_WITHIN_MS = 1000;
const CHECK_EVERY_MS = 300;
const IN_DOUBT_MS = 2000; // the network changed: an old connection proves within this that it is still one
const JUST_BEGUN_MS = 500;
const BLIND_TRIES = 5; // then a websocket is only tried when the server answers a plain request

/** Codes after which trying again is useless: the server said why. */
export const GONE = { 4403: 'refused', 4404: 'unknown', 4409: 'replaced', 4410: 'over' };

/**
 * `hello()` gives the first message of each connection.
 * Reports: `on.message(message)`, `on.weak(boolean)`, `on.lost()` for each try that failed, `on.gone(reason)`.
 */
export class Live {
  #address; #hello; #on; #socket = null; #wanted = false; #attempt = 0; #pings = 0;
  #heardAt = 0; #openedAt = 0; #retryTimer = 0; #pulse = 0; #pingedAt = 0; #weak = false; #greeted = false;
  #lostAt = null;

  constructor({ address, hello, on }) {
    this.#address = address;
    this.#hello = hello;
    this.#on = on;
    addEventListener('online', () => this.#networkChanged());
    navigator.connection?.addEventListener?.('change', () => this.#networkChanged());
    addEventListener('offline', () => this.#wanted && this.#setWeak(true));
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.retryNow());
  }

  /** False: there is no connection now, nothing was sent. */
  send(message) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** The interview is ours again: the next loss starts with the shortest delay. */
  settled() {
    this.#attempt = 0;
    this.#lostAt = null;
  }

  /** Heartbeats are answered: what is sent now arrives. */
  get well() { return this.#greeted && !this.#weak; }

  retryNow() {
    if (!this.#wanted || this.#socket?.readyState === WebSocket.OPEN) return;
    if (this.#socket !== null && performance.now() - this.#openedAt < JUST_BEGUN_MS) return;
    this.#connect(); // a try that began in a dead network would wait longer than a new one takes
  }

  /** Drop the connection and make a new one, which says hello anew. First the server shall see the old one end. */
  restart() {
    const old = this.#socket;
    this.#drop();
    this.#wanted = true;
    if (old?.readyState !== WebSocket.CLOSING) return this.#connect();
    const next = () => { if (this.#wanted && this.#socket === null) this.#connect(); };
    old.onclose = next;
    this.#retryTimer = setTimeout(next, CLOSE_WITHIN_MS);
  }

  close() {
    this.#wanted = false;
    this.#drop();
  }

  #connect() {
    clearTimeout(this.#retryTimer);
    this.#drop();
    const socket = new WebSocket(this.#address);
    this.#socket = socket;
    this.#openedAt = performance.now();
    this.#heardAt = 0;
    socket.onopen = () => {
      if (socket !== this.#socket) return;
      this.#heardAt = performance.now();
      this.send(this.#hello());
    };
    socket.onmessage = (event) => socket === this.#socket && this.#receive(event.data);
    socket.onclose = (event) => socket === this.#socket && this.#closed(event.code);
    this.#pulse = setInterval(() => this.#beat(), CHECK_EVERY_MS);
  }

  #receive(text) {
    this.#heardAt = performance.now();
    this.#setWeak(false);
    let message;
    try { message = JSON.parse(text); } catch { return; }
    if (message.t === 'pong') return;
    this.#greeted = true;
    this.#on.message(message);
  }

  #beat() {
    const now = performance.now();
    const patienceMs = this.#heardAt === 0 ? OPEN_WITHIN_MS : GREETED_WITHIN_MS;
    if (!this.#greeted && now - this.#openedAt > patienceMs) {
      this.#closed(1006, this.#heardAt === 0);
      return;
    }
    if (this.#heardAt === 0) return;
    if (now - this.#pingedAt >= PING_EVERY_MS) {
      this.#pingedAt = now;
      this.send({ t: 'ping', n: ++this.#pings });
    }
    if (now - this.#heardAt > LOST_AFTER_MS) this.#closed(1006);
    else if (now - this.#heardAt > WEAK_AFTER_MS) this.#setWeak(true);
  }

  #closed(code, silence = false) {
    this.#drop();
    if (!this.#wanted) return;
    if (GONE[code]) {
      this.#wanted = false;
      this.#on.gone(GONE[code]);
      return;
    }
    this.#tryAgain(silence);
    this.#on.lost();
  }

  #tryAgain(silence) {
    const attempt = this.#attempt++;
    this.#lostAt ??= performance.now();
    const random = Math.random();
    const delay = silence ? delayAfterSilenceMs(performance.now() - this.#lostAt, random) : delayMs(attempt, random);
    const next = silence || attempt >= BLIND_TRIES ? () => this.#ask() : () => this.#connect();
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => this.#wanted && next(), delay);
  }

  async #ask() {
    const attempt = this.#attempt;
    const answer = await reach();
    if (!this.#wanted || this.#socket !== null || attempt !== this.#attempt) return; // somebody was quicker
    if (answer === 'yes') return this.#connect();
    this.#tryAgain(answer === 'silent');
    this.#on.lost();
  }

  #networkChanged() {
    this.retryNow();
    if (!this.well) return;
    this.#pingedAt = 0;
    this.#heardAt = Math.min(this.#heardAt, performance.now() - (LOST_AFTER_MS - IN_DOUBT_MS));
  }

  #drop() {
    clearInterval(this.#pulse);
    clearTimeout(this.#retryTimer);
    const socket = this.#socket;
    this.#socket = null;
    this.#weak = this.#greeted = false;
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
  }

  #setWeak(weak) {
    if (weak === this.#weak) return;
    this.#weak = weak;
    this.#on.weak(weak);
  }
}
