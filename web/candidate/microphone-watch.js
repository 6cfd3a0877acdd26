// Looks after an open microphone: its level, and every way it can fall silent.

import { loudness } from './level.js';

const LOOK_EVERY_MS = 60;
const SILENT_AFTER_MS = 7000; // said in words within 8 s (faults.md N11)
// Digital silence. A quiet room with noise suppression stays above it; a muted microphone does not.
const SILENCE_PEAK = 1e-4;

/** Reports `on.level(0..1)`, `on.silent()`, `on.sound()`, `on.muted()`, `on.unmuted()` and `on.ended()`. */
export class MicrophoneWatch {
  #meter; #on; #track = null; #timer = 0; #quietSince = null; #silent = false; #listening = false; #stopped = null;

  constructor({ meter, on }) {
    this.#meter = meter;
    this.#on = on;
  }

  watch(stream) {
    this.stop();
    this.#meter.listenTo(stream);
    this.#track = stream.getAudioTracks()[0];
    this.#stopped = new AbortController();
    const { signal } = this.#stopped;
    this.#track.addEventListener('mute', () => this.#on.muted(), { signal });
    this.#track.addEventListener('unmute', () => this.#on.unmuted(), { signal });
    this.#track.addEventListener('ended', () => { this.stop(); this.#on.ended(); }, { signal });
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
  }

  /** Silence only means something while an answer is awaited. */
  set listening(listening) {
    if (listening !== this.#listening) this.#quietSince = null;
    this.#listening = listening;
  }

  stop() {
    clearInterval(this.#timer);
    this.#stopped?.abort();
    this.#meter.listenTo(null);
    this.#track = null;
    this.#on.level(0);
  }

  #look() {
    if (!this.#meter.measuring) return;
    const peak = this.#meter.peak();
    this.#on.level(loudness(peak));
    if (peak > SILENCE_PEAK) {
      this.#quietSince = null;
      if (this.#silent) this.#on.sound();
      this.#silent = false;
      return;
    }
    this.#quietSince ??= performance.now();
    if (this.#listening && !this.#silent && performance.now() - this.#quietSince > SILENT_AFTER_MS) {
      this.#silent = true;
      this.#on.silent();
    }
  }
}
