// How far each of Aila's lines has been heard, by the sound itself: words and lips follow it.

import { Alignment } from './alignment.js';
import { outputLatencyS, watchOnsets } from './onsets.js';
import { RtpTime } from './rtp-time.js';

const SAMPLES_PER_MS = 48;
const USUAL_BUFFER_MS = 60; // until the browser says how long it holds packets back

/** One per call: a new connection has a new origin. `onHeard(id, agoMs)`: an utterance has begun to be heard. */
export class SpeechClock {
  #context; #receiver; #rtp; #onHeard; #byRtp = null; #alignment = new Alignment(); #closed = false; #stop = null; #buffer = { delay: 0, emitted: 0, ms: null };
  #errors = new Map();

  constructor({ receiver, stream, context, onHeard }) {
    this.#onHeard = onHeard;
    this.#context = context;
    this.#receiver = receiver;
    this.#rtp = new RtpTime(receiver);
    watchOnsets(context, stream, (heardMs) => this.#heardOnset(heardMs)).then(
      (stop) => { if (this.#closed) stop(); else this.#stop = stop; },
      (error) => console.info('the beginnings of lines are estimated:', error.message),
    );
    this.#measureBuffer();
  }

  /** `() => seconds` since this line's beginning was heard, negative before. */
  clockFor(say) {
    const now = performance.now();
    this.#alignment.expect(say, now, (this.#buffer.ms ?? USUAL_BUFFER_MS) + outputLatencyS(this.#context) * 1000);
    return () => this.#secondsInto(say);
  }

  /** How far off the clock was when this utterance began, and the jitter buffer, both in ms; null: not measured. */
  errorOf(id) {
    const err = this.#errors.get(id);
    return err === undefined || this.#buffer.ms === null ? null : { err, jb: this.#buffer.ms };
  }

  close() {
    this.#closed = true;
    this.#stop?.();
  }

  /** The RTP clock where there is one (decided at the first onset; before that none is needed), else the page's. */
  #base(ms) { return this.#byRtp === false ? ms * SAMPLES_PER_MS : this.#rtp.at(ms); }

  #secondsInto(say) {
    if (this.#closed) return null;
    const now = performance.now();
    const base = this.#base(now);
    if (this.#byRtp && base === null) return null; // nothing has arrived for seconds
    return (this.#alignment.heard(now, base) - say.pts) / (1000 * SAMPLES_PER_MS);
  }

  #heardOnset(heardMs) {
    this.#byRtp ??= this.#rtp.at(heardMs) !== null;
    const base = this.#base(heardMs);
    const found = base === null ? null : this.#alignment.onset(heardMs, base, { exact: this.#byRtp });
    if (found === null) return;
    this.#onHeard(found.id, Math.round((performance.now() - heardMs) * 10) / 10);
    this.#errors.set(found.id, Math.round(found.errorMs * 10) / 10);
    if (this.#errors.size > 20) this.#errors.delete(this.#errors.keys().next().value);
    this.#measureBuffer();
  }

  /** What the jitter buffer held back on average since the last time. */
  async #measureBuffer() {
    let stats;
    try { stats = await this.#receiver.getStats(); } catch { return; }
    for (const report of stats.values()) {
      if (report.type !== 'inbound-rtp' || !(report.jitterBufferEmittedCount > this.#buffer.emitted)) continue;
      const { jitterBufferDelay: delay, jitterBufferEmittedCount: emitted } = report;
      const ms = (1000 * (delay - this.#buffer.delay)) / (emitted - this.#buffer.emitted);
      this.#buffer = { delay, emitted, ms: Math.round(ms * 10) / 10 };
    }
  }
}
