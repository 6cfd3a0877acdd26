// Runs in the audio thread: says at which moment of the graph's time sound begins after a silence. A timer in the
// page would see it up to a frame too late; here the very sample is known.

const AUDIBLE = 0.01; // -40 dB under full scale, as the server counts a line's first audible sample
const QUIET = 0.005; // lower than AUDIBLE, so that a fading sound doesn't begin again and again
const SILENCE_S = 0.25; // longer than the pauses within a line, shorter than those between utterances

class Onsets extends AudioWorkletProcessor {
  #quietSamples = 0;

  process([[samples]]) {
    if (!samples) { // nothing is connected: that is silence, too
      this.#quietSamples += 128;
      return true;
    }
    for (let i = 0; i < samples.length; i += 1) {
      const level = Math.abs(samples[i]);
      if (level > AUDIBLE) {
        if (this.#quietSamples > SILENCE_S * sampleRate) this.port.postMessage(currentTime + i / sampleRate);
        this.#quietSamples = 0;
      } else if (level < QUIET) {
        this.#quietSamples += 1;
      }
    }
    return true;
  }
}

registerProcessor('onsets', Onsets);
