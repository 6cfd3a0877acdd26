// The live interview: what the server says becomes what the person sees, and back. Connections may die at any
// time and are replaced; what is on the screen stays.

import { SpeechLines } from './speech-lines.js';
import { NOTICE, ROOM, STATE } from './text.js';

const LATE_MS = 2000; // a page that was asleep for so long doesn't know when it heard what
const UNNOTICED_MS = 2000; // sound flows: nobody needs to know of a websocket that is back by then
const ACTIVE = ['speaking', 'listening', 'thinking'];

/**
 * `parts`: the room's components. `connect(hello, on)` makes a Live, `sound(on)` a Sound.
 * Reports `on.ready()`, `on.entered()`, `on.busy()`, `on.gone(reason)`, `on.ended(outcome)`, `on.trouble(text)`
 * and `on.microphoneUseless()`.
 */
export class Interview {
  #name; #parts; #memory; #banner; #announce; #on; #live; #sound; #lines;
  #mode = 'text'; #track = null; #takeOver = false; #welcome = null; #starting = false; #soundBlocked = false;
  #state = 'idle'; #paused = false; #connecting = false; #turnOver = false; #pendingTyped = null; #lost = false;
  #hasQuestion = false; #goOn = false; #lostShown = false; #lostTimer = 0;

  constructor({ name, parts, memory, banner, announce, connect, sound, on }) {
    this.#name = name;
    this.#parts = parts;
    this.#memory = memory;
    this.#banner = banner;
    this.#announce = announce;
    this.#on = on;
    this.#live = connect(() => this.#hello(), {
      message: (message) => this.#receive(message),
      weak: (weak) => this.#connectionWeak(weak),
      lost: () => this.#connectionLost(),
      gone: (reason) => { this.#quiet(); on.gone(reason); },
    });
    this.#sound = sound({
      connected: () => this.#soundConnected(),
      lost: () => this.#soundLost(),
      reachable: () => this.#live.well,
      blocked: () => this.#soundIsBlocked(),
      heard: (id, ago) => { if (Math.abs(ago) < LATE_MS) this.#live.send({ t: 'heard_audio', id, ago }); },
      held: () => parts.notices.show('held', NOTICE.tapToHear, [{ label: NOTICE.tapToHearButton, onclick: () => this.unlock() }]),
    });
    this.#lines = new SpeechLines({
      clockFor: (say) => this.#sound.clockFor(say),
      on: { line: (say, clock) => this.#lineBegun(say, clock), progress: (say, s) => parts.captions.progress(say, s), cut: (say, s) => this.#lineCut(say, s) },
    });
  }

  get mode() { return this.#mode; }

  /** Connect, or connect anew, answering by "voice" with this microphone track or by "text". `goOn`: end a pause. */
  join(mode, track, { takeOver = false, goOn = false } = {}) {
    this.#mode = mode;
    this.#goOn = goOn;
    this.#track = track;
    this.#takeOver = takeOver;
    if (mode === 'voice') this.#soundBlocked = false;
    this.#memory.mode = mode;
    this.#parts.room.setMode(mode);
    if (mode === 'text') this.#parts.room.setTyping(true);
    this.#sound.hangUp();
    this.#live.restart();
  }

  /** The person pressed "start". Must run within that tap, so that sound is allowed. */
  async start() {
    this.#starting = true;
    this.unlock();
    this.#on.entered();
    this.#connecting = true;
    this.#refresh();
    await this.#parts.stage.ready(); // she is seen before she is heard
    if (this.#starting) this.#placeCall();
  }

  unlock() { this.#sound.unlock(); }

  /** Take the interview from the page that holds it. */
  continueHere() {
    this.#takeOver = true;
    if (!this.#live.send(this.#hello())) this.#live.restart();
  }

  /** The same connection with another microphone. */
  async replaceTrack(track) {
    this.#track = track;
    await this.#sound.replaceTrack(track);
  }

  retry() { this.#live.retryNow(); }

  close() {
    this.#starting = false;
    this.#live.close();
    this.#quiet();
  }

  // ---- what the person does

  done() {
    if (this.#live.send({ t: 'done' })) this.#setState('thinking');
  }

  request(what) {
    if (!this.#live.send({ t: 'request', what })) return;
    if (what === 'pause') this.#setPaused(true);
    if (what === 'resume') { this.#setPaused(false); this.#setState('idle'); }
  }

  typing() { this.#live.send({ t: 'typing' }); }

  /** Whether the answer went out. */
  type(text) {
    if (this.#lost || !this.#live.send({ t: 'typed', text })) return false;
    this.#pendingTyped = text;
    this.#parts.transcript.add('candidate', text);
    this.#parts.words.setSaved('saving');
    return true;
  }

  // ---- what the server says

  #receive(message) {
    const parts = this.#parts;
    switch (message.t) {
      case 'welcome': this.#welcomed(message); break;
      case 'busy': clearTimeout(this.#lostTimer); this.#banner.hide(); this.#on.busy(); break;
      case 'answer': this.#sound.accept(message.sdp, message.peer); break;
      case 'say': this.#settleTyped(); this.#turnOver = true; this.#lines.add(message); break;
      case 'end': this.#utteranceEnded(message); break;
      case 'state': this.#settleTyped(); this.#setState(message.s); break;
      case 'question': parts.question.show(message.question); parts.words.clear(); this.#asked(message.question); break;
      case 'heard': this.#heard(message); break;
      case 'saved': parts.words.setSaved('saved'); break;
      case 'react': parts.stage.react(message.k); break;
      case 'notice': parts.notices.show(message.code, message.text); break;
      case 'error': parts.notices.show(message.code, message.text); this.#on.trouble(message.text); break;
      case 'closed': this.close(); this.#on.ended(message.outcome); break;
    }
  }

  #welcomed(welcome) {
    this.#welcome = welcome;
    this.#takeOver = false;
    this.#live.settled();
    this.#banner.hide();
    if (this.#lostShown) this.#announce(NOTICE.back);
    this.#found();
    this.#lines.clear(); // those that are being said follow again
    const { question, transcript, words } = this.#parts;
    question.show(welcome.question);
    this.#asked(welcome.question);
    transcript.reset(welcome.captions);
    words.setTrusted(welcome.words_trusted);
    this.#restoreTyped(welcome.captions);
    switch (welcome.phase) {
      case 'closed': this.close(); this.#on.gone('over'); break;
      case 'ready': if (this.#starting) this.#takeUpSound(); else this.#on.ready(); break;
      default: this.#resume(welcome.phase);
    }
  }

  /** The interview runs on the server: show it. Until the next state arrives the floor is taken to be ours. */
  #resume(phase) {
    this.#starting = false;
    this.#on.entered();
    this.#state = 'listening';
    this.#setPaused(phase === 'paused');
    this.#takeUpSound();
    if (this.#goOn && phase === 'paused') this.request('resume');
    this.#goOn = false;
  }

  #heard(heard) {
    if (this.#turnOver && this.#state === 'listening') {
      this.#turnOver = false;
      this.#parts.words.clear();
    }
    this.#parts.notices.clear('no_sound');
    this.#parts.notices.clear('unheard');
    const final = this.#parts.words.hear(heard);
    if (final === null) return;
    this.#parts.transcript.add('candidate', final);
    this.#parts.words.setSaved('saving');
  }

  #utteranceEnded({ id, cut }) {
    this.#lines.finish(id, cut);
    if (cut) this.#parts.stage.cut();
    const error = this.#sound.clockError(id);
    if (error) this.#live.send({ t: 'sync', id, err: error.err, jb: error.jb });
  }

  #lineBegun(say, clock) {
    this.#parts.captions.show(say);
    this.#parts.transcript.add('interviewer', say.text, say.id);
    this.#parts.announceCaption(say.text);
    if (clock && say.pts >= 0) this.#parts.stage.speak(say, clock);
  }

  #lineCut(say, seconds) {
    this.#parts.transcript.shorten(say.id, say.text, this.#parts.captions.saidOf(say, seconds));
  }

  // ---- how things stand

  #asked(question) {
    this.#hasQuestion = question !== null;
    this.#refresh();
  }

  #setState(state) {
    if (state === 'paused') return this.#setPaused(true);
    if (ACTIVE.includes(state)) {
      this.#paused = false;
      this.#parts.notices.clear('unheard');
    }
    this.#state = state;
    this.#refresh();
  }

  #setPaused(paused) {
    this.#paused = paused;
    this.#refresh();
  }

  /** One picture of everything, so that no combination is forgotten. */
  #refresh() {
    const { label, stage, controls, watch } = this.#parts;
    const kind = this.#lostShown ? 'reconnecting' : this.#connecting ? 'connecting' : this.#paused ? 'paused' : this.#state;
    const listening = kind === 'listening';
    const text = listening && this.#mode === 'text' ? STATE.listeningText : STATE[kind];
    label.show(kind, typeof text === 'function' ? text(this.#name) : text);
    stage.setState(kind === 'connecting' || kind === 'reconnecting' ? 'idle' : kind);
    controls.setPaused(this.#paused);
    controls.setUsable({ done: listening, asked: this.#hasQuestion });
    watch.listening = listening;
    if (listening || kind === 'paused') this.#announce(text);
  }

  // ---- connections

  #hello() {
    return { t: 'hello', tab: this.#memory.tab, mode: this.#mode, take_over: this.#takeOver, peer: this.#sound.peer };
  }

  /** Once lost, only a welcome takes the banner away: a connection that opens is not yet one that answers. */
  #connectionWeak(weak) {
    if (this.#lost) return;
    if (weak) this.#banner.weak();
    else this.#banner.hide();
  }

  /** Sound has a life of its own: she is heard on, and hears, while the websocket comes back. */
  #connectionLost() {
    const began = !this.#lost;
    this.#lost = true;
    if (this.#lostShown) return this.#banner.lost();
    if (this.#sound.peer === '') return this.#showLost();
    if (began) this.#lostTimer = setTimeout(() => this.#showLost(), UNNOTICED_MS);
  }

  #showLost() {
    clearTimeout(this.#lostTimer);
    this.#lostShown = true;
    if (this.#sound.peer === '') this.#lines.clear();
    this.#banner.lost();
    this.#parts.words.setSaved('');
    this.#refresh();
  }

  #found() {
    clearTimeout(this.#lostTimer);
    this.#lost = this.#lostShown = false;
  }

  #soundLost() {
    if (!this.#lost) return this.#placeCall();
    this.#showLost(); // both are gone; the next welcome brings a new call
  }

  #takeUpSound() {
    if (this.#welcome.sound && this.#sound.peer !== '') this.#soundConnected();
    else this.#placeCall();
  }

  #placeCall() {
    if (this.#welcome === null || this.#lost) return;
    if (this.#soundBlocked || !globalThis.RTCPeerConnection) return this.#soundConnected();
    this.#connecting = true;
    this.#refresh();
    const iceServers = this.#welcome.ice_servers.map(({ urls, username, credential }) => ({
      urls, ...(username && { username }), ...(credential && { credential }),
    }));
    this.#sound.place({ iceServers, track: this.#track, send: (message) => this.#live.send(message) });
  }

  /** Sound flows, or is known not to: the interview can begin. */
  #soundConnected() {
    this.#connecting = false;
    if (this.#starting && this.#live.send({ t: 'start' })) this.#starting = false;
    this.#refresh();
  }

  #soundIsBlocked() {
    if (this.#lost) return;
    this.#soundBlocked = true;
    this.#connecting = false;
    this.#parts.notices.show('blocked', NOTICE.blocked);
    this.#on.microphoneUseless();
    this.join('text', null);
  }

  #quiet() {
    clearTimeout(this.#lostTimer);
    this.#lines.clear();
    this.#sound.hangUp();
    this.#banner.hide();
  }

  // ---- a typed answer that may not have arrived

  #settleTyped() { this.#pendingTyped = null; }

  #restoreTyped(captions) {
    const text = this.#pendingTyped;
    this.#pendingTyped = null;
    if (text === null || captions.some((caption) => caption.text.includes(text))) return;
    this.#parts.composer.restore(text);
    this.#parts.notices.show('unsent', ROOM.maybeUnsent);
  }
}
