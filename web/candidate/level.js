// How loud the microphone is, for showing it and for noticing that nothing arrives at all.

const FLOOR_DB = -60;
const TOP_DB = -12;

/** Loudness 0..1 on a decibel scale from linear amplitude 0..1. */
export function loudness(amplitude) {
  const db = 20 * Math.log10(Math.max(amplitude, 1e-7));
  return Math.min(1, Math.max(0, (db - FLOOR_DB) / (TOP_DB - FLOOR_DB)));
}

export class LevelMeter {
  #context; #source = null; #analyser; #samples;

  /** `context`: the page's AudioContext; while the browser holds it suspended nothing can be measured. */
  constructor(context) {
    this.#context = context;
    this.#analyser = context.createAnalyser();
    this.#analyser.fftSize = 2048; // 43 ms at 48 kHz
    this.#samples = new Float32Array(this.#analyser.fftSize);
  }

  listenTo(stream) {
    this.#source?.disconnect();
    this.#source = stream ? this.#context.createMediaStreamSource(stream) : null;
    this.#source?.connect(this.#analyser);
  }

  get measuring() { return this.#source !== null && this.#context.state === 'running'; }

  /** Largest amplitude of the last 43 ms, 0..1. */
  peak() {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    let peak = 0;
    for (const sample of this.#samples) peak = Math.max(peak, Math.abs(sample));
    return peak;
  }
}
