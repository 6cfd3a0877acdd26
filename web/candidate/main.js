// The candidate's page from link to farewell. The only file that knows all the others.

import { Invitation } from './api.js';
import { Banner } from './banner.js';
import { Interview } from './interview.js';
import { LevelMeter } from './level.js';
import { speak } from './language.js';
import { Live } from './live.js';
import { Memory } from './memory.js';
import { MicrophoneWatch } from './microphone-watch.js';
import { isMicrophoneGranted, openMicrophone, stopStream } from './microphone.js';
import { Preferences } from './preferences.js';
import { Captions } from './room/captions.js';
import { Composer } from './room/composer.js';
import { Controls } from './room/controls.js';
import { Notices } from './room/notices.js';
import { OwnWords } from './room/own-words.js';
import { QuestionCard } from './room/question-card.js';
import { Room } from './room/room.js';
import { Settings } from './room/settings.js';
import { Stage } from './room/stage.js';
import { StateLabel } from './room/state-label.js';
import { Transcript } from './room/transcript.js';
import { confirm } from './screens/confirm.js';
import { endedScreen } from './screens/ended.js';
import { messageScreen } from './screens/message.js';
import { SoundCheck } from './screens/sound-check.js';
import { Welcome } from './screens/welcome.js';
import { Sound } from './sound.js';
import { CHECK, MICROPHONE, NOTICE, OTHER_TAB, RESUME, ROOM, TROUBLE } from './text.js';
import { WakeLock } from './wake-lock.js';

const byId = (id) => document.getElementById(id);

class CandidatePage {
  #api; #memory; #preferences = new Preferences(); #wakeLock = new WakeLock(); #banner;
  #invitation = null; #interview = null; #sound = null; #parts = null; #settings = null; #check = null; #stream = null; #entered = false;

  constructor(token) {
    this.#api = new Invitation(token);
    this.#memory = new Memory(token);
    this.#banner = new Banner(byId('banner'), () => this.#interview?.retry());
    addEventListener('pageshow', (event) => event.persisted && location.reload());
    for (const kind of ['error', 'unhandledrejection']) addEventListener(kind, (event) => this.#crashed(event));
  }

  async open() {
    try {
      this.#invitation = await this.#api.read();
    } catch (error) {
      return this.#cannotOpen(error);
    }
    document.title = this.#invitation.title;
    await speak(this.#invitation.language);
    await this.#route();
  }

  async #route() {
    if (['consented', 'running'].includes(this.#invitation.status)) await this.#memory.claimTab();
    switch (this.#invitation.status) {
      case 'open': return this.#welcome();
      case 'consented': return this.#soundCheck();
      case 'running': return this.#resume();
      case 'finished': return this.#ended('completed');
      case 'declined': return this.#ended('declined');
      case 'erased': return this.#ended('erased');
      default: return this.#cannotOpen({ status: 404, message: '' });
    }
  }

  // ---- screens

  #welcome() {
    this.#show(new Welcome({ invitation: this.#invitation, onDecide: (accepted) => this.#decided(accepted) }).element);
  }

  async #decided(accepted) {
    try {
      const { status } = await this.#api.decide(this.#invitation.consent.version, accepted);
      this.#invitation = { ...this.#invitation, status };
    } catch (error) {
      throw error.code === 'offline' ? new Error(TROUBLE.offline) : error;
    }
    await this.#route();
  }

  #soundCheck({ takeOver = false } = {}) {
    import('/static/avatar/index.js').catch(() => {}); // so that Aila is there at once
    this.#check = new SoundCheck({
      invitation: this.#invitation,
      open: (deviceId) => { this.#useSound().unlock(); return openMicrophone(deviceId); },
      meter: () => this.#parts.meter,
      on: {
        chosen: (stream) => {
          this.#useSound().unlock();
          this.#check.setReady(false, CHECK.connecting);
          this.#join(stream, { takeOver });
        },
        start: () => this.#interview.start(),
      },
    });
    this.#show(this.#check.element);
  }

  /** The interview runs already: reload, another device, a server that came back. */
  async #resume({ takeOver = false } = {}) {
    if (this.#memory.mode === 'text') return this.#join(null, { takeOver });
    if (this.#memory.mode === 'voice' && await isMicrophoneGranted()) {
      try {
        this.#useSound();
        return this.#join(await openMicrophone(), { takeOver });
      } catch { /* then the person is asked */ }
    }
    const bySpeaking = () => { this.#soundCheck({ takeOver }); this.#check.ask(); };
    const byTyping = () => { this.#useSound().unlock(); this.#join(null, { takeOver }); };
    return this.#show(messageScreen({
      drawing: 'play',
      heading: RESUME.heading,
      paragraphs: [RESUME.text],
      actions: [
        { label: RESUME.speak, kind: 'primary', drawing: 'mic', onclick: bySpeaking },
        { label: RESUME.type, drawing: 'keyboard', onclick: byTyping },
      ],
    }));
  }

  #otherTab(text, onHere) {
    this.#entered = false;
    this.#show(messageScreen({
      drawing: 'question',
      heading: OTHER_TAB.heading,
      paragraphs: [text, OTHER_TAB.reassure],
      actions: [{ label: OTHER_TAB.here, kind: 'primary', drawing: 'play', onclick: onHere }],
    }));
  }

  #ended(outcome) {
    this.#leaveRoom();
    const onErase = async () => {
      await this.#api.erase();
      this.#ended('erased');
    };
    this.#show(endedScreen({ outcome, contact: this.#invitation.contact, onErase }));
  }

  #cannotOpen({ status, code, message }) {
    const again = { label: TROUBLE.again, kind: 'primary', drawing: 'repeat', onclick: () => location.reload() };
    if (status === 404) return this.#show(messageScreen({
      drawing: 'alert', heading: TROUBLE.unknownHeading, paragraphs: [message, TROUBLE.unknownHelp],
    }));
    const offline = code === 'offline';
    return this.#show(messageScreen({
      drawing: 'alert',
      heading: offline ? TROUBLE.offlineHeading : TROUBLE.notNowHeading,
      paragraphs: [offline ? TROUBLE.offline : message],
      actions: [again],
    }));
  }

  #show(element) {
    if (this.#check && !this.#check.element.isSameNode(element)) { this.#check.close(); this.#check = null; }
    const main = byId('main');
    const isRoom = element === this.#parts?.room.element;
    main.classList.toggle('with-room', isRoom);
    document.body.classList.toggle('in-room', isRoom);
    main.replaceChildren(element);
    element.querySelector('h1')?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  // ---- the interview

  /** The one AudioContext, and with it the parts of the room. Best within a tap: browsers start it muted else. */
  #useSound() {
    if (this.#interview === null) this.#build();
    return this.#sound;
  }

  #build() {
    const { interviewer: { name, character }, language } = this.#invitation;
    const on = this.#controls();
    const room = {
      stage: new Stage({ name, character }),
      label: new StateLabel(),
      captions: new Captions({ name, language }),
      notices: new Notices(),
      question: new QuestionCard({ language }),
      transcript: new Transcript({ name, language }),
      words: new OwnWords({ language }),
      composer: new Composer({ language, draft: this.#memory.draft, on }),
      controls: new Controls({ on }),
    };
    this.#settings = new Settings({ name, preferences: this.#preferences, on: { mode: (mode) => this.#switchTo(mode) } });
    this.#interview = new Interview({
      name,
      parts: this.#parts = {
        ...room,
        room: new Room({ ...room, name, onSettings: () => this.#settings.open(), onTyping: (open) => room.controls.setTyping(open) }),
        announceCaption: (text) => this.#preferences.get('announce') && this.#announce(text),
      },
      memory: this.#memory,
      banner: this.#banner,
      announce: (text) => this.#announce(text),
      connect: (hello, hooks) => new Live({ address: this.#api.liveAddress, hello, on: hooks }),
      sound: (hooks) => (this.#sound = new Sound({ audio: byId('voice'), on: hooks })),
      on: {
        ready: () => this.#check?.setReady(true),
        entered: () => this.#enter(),
        busy: () => this.#otherTab(OTHER_TAB.busy, () => this.#interview.continueHere()),
        gone: (reason) => this.#gone(reason),
        ended: (outcome) => this.#ended(outcome),
        trouble: (text) => this.#check?.setReady(false, text),
        microphoneUseless: () => this.#releaseMicrophone(),
      },
    });
    this.#parts.meter = new LevelMeter(this.#sound.context);
    this.#parts.watch = this.#watch();
    this.#preferences.onChange((key, value) => this.#preferred(key, value));
    this.#preferred('captions', this.#preferences.get('captions'));
    for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, () => this.#sound.unlock(), { once: true });
  }

  #controls() {
    const ask = (what) => () => this.#interview.request(what);
    const contact = this.#invitation.contact;
    return {
      done: () => this.#interview.done(),
      repeat: ask('repeat'),
      skip: async () => await confirm(ROOM.skipConfirm) && this.#interview.request('skip'),
      pause: ask('pause'),
      resume: ask('resume'),
      leave: async () => await confirm({ ...ROOM.leaveConfirm, text: ROOM.leaveConfirm.text(contact) }) && this.#interview.request('leave'),
      type: () => {
        const open = !this.#parts.room.typing;
        this.#parts.room.setTyping(open);
        if (open) this.#parts.composer.focus();
      },
      send: (text) => this.#interview.type(text),
      typing: () => this.#interview.typing(),
      draft: (text) => { this.#memory.draft = text; },
    };
  }

  #join(stream, { takeOver = false, goOn = false } = {}) {
    this.#useSound();
    this.#setStream(stream);
    this.#settings.setMode(stream ? 'voice' : 'text');
    this.#interview.join(stream ? 'voice' : 'text', stream?.getAudioTracks()[0] ?? null, { takeOver, goOn });
  }

  #enter() {
    if (this.#entered) return;
    this.#entered = true;
    this.#show(this.#parts.room.element);
    document.body.append(this.#settings.element);
    this.#parts.stage.load(this.#preferences.get('motion'));
    this.#wakeLock.hold();
    if (this.#stream) this.#parts.watch.watch(this.#stream);
  }

  #leaveRoom() {
    this.#entered = false;
    this.#releaseMicrophone();
    this.#wakeLock.release();
    this.#settings?.element.remove();
    this.#parts?.stage.close();
  }

  #gone(reason) {
    if (reason === 'replaced') {
      this.#leaveRoom();
      return this.#otherTab(OTHER_TAB.replaced, () => this.#resume({ takeOver: true }));
    }
    this.#leaveRoom();
    return this.open(); // the invitation knows why
  }

  #preferred(key, value) {
    if (key === 'captions') this.#parts.room.showCaptions(value);
    if (key === 'motion' && this.#entered) this.#parts.stage.setMotion(value);
  }

  // ---- the microphone

  #watch() {
    const { notices, label } = this.#parts;
    return new MicrophoneWatch({
      meter: this.#parts.meter,
      on: {
        level: (level) => label.showLevel(level),
        silent: () => notices.show('no_sound', NOTICE.noSound),
        sound: () => notices.clear('no_sound'),
        muted: () => notices.show('muted', NOTICE.muted),
        unmuted: () => notices.clear('muted'),
        ended: () => { this.#interview.request('pause'); this.#offerMicrophone(NOTICE.ended); },
      },
    });
  }

  #offerMicrophone(text) {
    this.#parts.notices.show('microphone', text, [
      { label: NOTICE.useMicrophone, onclick: () => this.#switchTo('voice') },
      { label: NOTICE.typeInstead, onclick: () => this.#switchTo('text') },
    ]);
  }

  async #switchTo(mode) {
    this.#sound.unlock();
    if (mode === 'text') return this.#join(null, { goOn: true });
    try {
      const stream = await openMicrophone();
      if (this.#interview.mode !== 'voice') return this.#join(stream, { goOn: true });
      this.#setStream(stream);
      await this.#interview.replaceTrack(stream.getAudioTracks()[0]);
      return this.#interview.request('resume');
    } catch (error) {
      return this.#offerMicrophone(MICROPHONE[error.kind] ?? MICROPHONE.failed);
    }
  }

  #setStream(stream) {
    if (stream !== this.#stream) this.#releaseMicrophone();
    this.#stream = stream;
    if (stream && this.#entered) this.#parts.watch.watch(stream);
  }

  #releaseMicrophone() {
    this.#parts?.watch.stop();
    stopStream(this.#stream);
    this.#stream = null;
  }

  // ---- saying things

  #announce(text) {
    if (byId('announcer').textContent !== text) byId('announcer').textContent = text;
  }

  #crashed(event) {
    console.error('the page failed:', event.reason ?? event.error ?? event.message);
    const reload = { label: TROUBLE.reload, onclick: () => location.reload() };
    if (this.#entered) return this.#parts.notices.show('page', TROUBLE.crashed, [reload]);
    return this.#show(messageScreen({ drawing: 'alert', heading: TROUBLE.crashedHeading, paragraphs: [TROUBLE.crashed], actions: [{ ...reload, kind: 'primary' }], alert: true }));
  }
}

function tokenOf(path) {
  try { return decodeURIComponent(path.split('/')[2] ?? ''); } catch { return ''; }
}

new CandidatePage(tokenOf(location.pathname)).open();
