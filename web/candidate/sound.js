// Aila's voice on this page, and ours to her: one AudioContext, one <audio>, and the call of the moment.

import { Call } from './call.js';
import { SpeechClock } from './clock/speech-clock.js';

const UNLOCK_MS = 1500; // play() on an element without sound yet may stay open; that is no refusal

/**
 * Reports `on.connected()`, `on.lost()` (was connected: place a new call), `on.blocked()` (never got through),
 * `on.held()` (the browser wants a tap before it plays sound) and `on.heard(id, agoMs)` (an utterance began to be heard).
 * Asks `on.reachable()`: whether a new call would get through now.
 */
export class Sound {
  #audio; #on; #call = null; #stream = new MediaStream(); #clock = null; #placed = 0; #name = ''; #connected = false;

  constructor({ audio, on }) {
    this.#audio = audio;
    this.#on = on;
    this.context = new AudioContext({ latencyHint: 'interactive' });
    audio.srcObject = this.#stream;
  }

  /** Call this within a tap or key press: only then browsers let a page make sound. */
  async unlock() {
    this.context.resume().catch(() => {});
    try {
      await Promise.race([this.#audio.play(), new Promise((resolve) => { setTimeout(resolve, UNLOCK_MS); })]);
      return true;
    } catch (error) {
      return error.name !== 'NotAllowedError';
    }
  }

  /** Place a new call; the old one is dropped. `track`: the microphone's, or null to only listen. */
  async place({ iceServers, track, send }) {
    this.hangUp();
    const placed = this.#placed;
    const call = new Call({
      iceServers,
      track,
      on: {
        track: (receiver, remote) => this.#hear(receiver, remote),
        reachable: () => this.#on.reachable(),
        connected: () => { this.#connected = true; this.#on.connected(); },
        ended: (wasConnected) => {
          this.hangUp();
          if (wasConnected) this.#on.lost();
          else this.#on.blocked();
        },
      },
    });
    this.#call = call;
    try {
      const sdp = await call.offer();
      if (placed === this.#placed) send({ t: 'offer', sdp });
    } catch {
      if (placed === this.#placed) { this.hangUp(); this.#on.blocked(); }
    }
  }

  /** The server's name for the call that stands; empty without one. */
  get peer() { return this.#connected ? this.#name : ''; }

  async accept(sdp, name) {
    this.#name = name;
    const placed = this.#placed;
    try {
      await this.#call?.accept(sdp);
    } catch {
      if (placed === this.#placed) { this.hangUp(); this.#on.blocked(); }
    }
  }

  async replaceTrack(track) { await this.#call?.replaceTrack(track); }

  hangUp() {
    this.#placed += 1;
    this.#connected = false;
    this.#call?.close();
    this.#call = null;
    this.#clock?.close();
    this.#clock = null;
    for (const track of this.#stream.getTracks()) this.#stream.removeTrack(track);
  }

  /** `() => seconds` into this line by the audio, or null: then lines follow each other by their lengths. */
  clockFor(say) { return this.#clock?.clockFor(say) ?? null; }

  /** How far the clock was off when this utterance began, and the jitter buffer, in ms; or null. */
  clockError(id) { return this.#clock?.errorOf(id) ?? null; }

  #hear(receiver, track) {
    for (const old of this.#stream.getTracks()) this.#stream.removeTrack(old);
    this.#stream.addTrack(track);
    this.#audio.srcObject = this.#stream; // Safari only looks at a stream's tracks when it is set
    this.#clock?.close();
    const onHeard = (id, agoMs) => this.#on.heard(id, agoMs);
    this.#clock = new SpeechClock({ receiver, stream: new MediaStream([track]), context: this.context, onHeard });
    this.#audio.play().catch((error) => error.name === 'NotAllowedError' && this.#on.held());
  }
}
