// One peer connection. It is never repaired, only replaced: the server can't restart ICE.

import { withOpusWishes } from './opus.js';

const GATHER_MS = 2000; // candidates of a silent STUN server aren't worth a longer wait
const CONNECT_MS = 8000; // then the network lets no media through
const DISCONNECTED_MS = 2000; // a short radio hole mends itself
const LOOK_AGAIN_MS = 500;
const JITTER_BUFFER_MS = 40;

/**
 * Reports `on.track(receiver, track)`, `on.connected()` and, once, `on.ended(everConnected)`. `on.reachable()`: a new
 * call would get through now. While it wouldn't, this one is kept: after 15 s without a network it goes on by itself
 * within 20 ms of its return (Chrome gives it up after 16 s, aiortc after 24-36 s).
 */
export class Call {
  #peer; #on; #connected = false; #over = false; #timer = 0;

  constructor({ iceServers, track, on }) {
    this.#on = on;
    this.#peer = new RTCPeerConnection({ iceServers, bundlePolicy: 'max-bundle' });
    const transceiver = this.#peer.addTransceiver(track ?? 'audio', { direction: track ? 'sendrecv' : 'recvonly' });
    preferOpus(transceiver);
    this.#peer.ontrack = ({ receiver, track: remote }) => {
      if ('jitterBufferTarget' in receiver) receiver.jitterBufferTarget = JITTER_BUFFER_MS;
      this.#on.track(receiver, remote);
    };
    this.#peer.onconnectionstatechange = () => this.#changed();
    this.#timer = setTimeout(() => this.#end(), CONNECT_MS);
  }

  /** Our description, complete with candidates: the protocol has no message for later ones. */
  async offer() {
    await this.#peer.setLocalDescription();
    await this.#gathered();
    return withOpusWishes(this.#peer.localDescription.sdp);
  }

  async accept(sdp) {
    await this.#peer.setRemoteDescription({ type: 'answer', sdp: withOpusWishes(sdp) });
  }

  async replaceTrack(track) {
    await this.#peer.getSenders()[0].replaceTrack(track);
  }

  close() {
    this.#over = true;
    clearTimeout(this.#timer);
    this.#peer.onconnectionstatechange = this.#peer.ontrack = null;
    this.#peer.close();
  }

  #gathered() {
    const peer = this.#peer;
    if (peer.iceGatheringState === 'complete') return Promise.resolve();
    return new Promise((resolve) => {
      setTimeout(resolve, GATHER_MS);
      peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && resolve();
    });
  }

  #changed() {
    switch (this.#peer.connectionState) {
      case 'connected':
        clearTimeout(this.#timer);
        this.#connected = true;
        this.#on.connected();
        break;
      case 'disconnected':
        this.#endLater(DISCONNECTED_MS);
        break;
      case 'failed':
      case 'closed':
        this.#end();
        break;
    }
  }

  #endLater(afterMs) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#on.reachable() ? this.#end() : this.#endLater(LOOK_AGAIN_MS)), afterMs);
  }

  #end() {
    if (this.#over) return;
    this.close();
    this.#on.ended(this.#connected);
  }
}

function preferOpus(transceiver) {
  const codecs = globalThis.RTCRtpReceiver?.getCapabilities?.('audio')?.codecs ?? [];
  const opus = codecs.filter((codec) => codec.mimeType.toLowerCase() === 'audio/opus');
  if (opus.length > 0) transceiver.setCodecPreferences?.(opus);
}
