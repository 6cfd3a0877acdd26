// Where the sound that leaves the jitter buffer stands on the sender's RTP clock.

const SAMPLES_PER_MS = 48; // Opus in RTP always counts 48 kHz (RFC 7587)
const STALLED_MS = 500; // no packet was played for so long: the sound has stopped, and so does its clock

export class RtpTime {
  #receiver; #rtp = null; #samples = 0;

  constructor(receiver) {
    this.#receiver = receiver;
  }

  /** Samples at this moment of `performance.now()`, without wrap-around; null where the browser doesn't tell. */
  at(ms) {
    const source = this.#receiver.getSynchronizationSources?.()[0];
    if (!Number.isFinite(source?.rtpTimestamp)) return null;
    if (this.#rtp === null) this.#samples = source.rtpTimestamp;
    else this.#samples += (source.rtpTimestamp - this.#rtp) | 0; // 32 bits on the wire
    this.#rtp = source.rtpTimestamp;
    // Chromium counts from the epoch, the specification from the page's time origin.
    const playedMs = source.timestamp > 1e12 ? source.timestamp - performance.timeOrigin : source.timestamp;
    return this.#samples + Math.min(ms - playedMs, STALLED_MS) * SAMPLES_PER_MS;
  }
}
