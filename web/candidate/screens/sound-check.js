// Second screen: explain, then a button, then the browser's question. Typing is offered at every step.

import { button, h, icon, isUsable, setUsable } from '../dom.js';
import { loudness } from '../level.js';
import { isInAppBrowser, listMicrophones } from '../microphone.js';
import { CHECK, MICROPHONE } from '../text.js';
import { LevelBars } from './level-bars.js';

const SLOW_MS = 15_000; // the browser's question was overlooked, or never came
const SILENT_MS = 6000; // from here on the person is told; the promise is within 8 s
const LOOK_EVERY_MS = 60;
const HEARD_LOUDNESS = 0.35; // about -43 dB: a voice near the microphone
const HEARD_TIMES = 4; // a quarter of a second of it, not a click

/**
 * `open(deviceId)` gives a stream or rejects with a MicrophoneError; `meter()` a LevelMeter.
 * Reports `on.chosen(stream | null)` (null: typing) and `on.start()`.
 */
export class SoundCheck {
  #open; #meter; #on; #body; #status; #actions; #timers = []; #start; #attempt = 0;

  constructor({ invitation, open, meter, on }) {
    this.#open = open;
    this.#meter = meter;
    this.#on = on;
    this.#status = h('p', { class: 'check-status', role: 'status' });
    this.#body = h('div', { class: 'check-body' });
    this.#actions = h('div', { class: 'actions' });
    this.#start = button(CHECK.start, { kind: 'primary', drawing: 'play', onclick: () => isUsable(this.#start) && this.#on.start() });
    setUsable(this.#start, false);
    this.element = h('div', { class: 'columns' },
      h('section', { class: 'sheet', 'aria-labelledby': 'check-heading' },
        h('h1', { id: 'check-heading', tabindex: '-1' }, CHECK.heading),
        isInAppBrowser() && inAppHint(),
        this.#body, this.#status, this.#actions),
      invitation.guidelines.length > 0 && h('section', { class: 'sheet', 'aria-labelledby': 'good-heading' },
        h('h2', { id: 'good-heading' }, CHECK.good),
        h('ul', { class: 'plain', lang: invitation.language, dir: 'auto' },
          invitation.guidelines.map((text) => h('li', {}, text)))));
    this.#explain();
  }

  /** The interview can be started, or not at the moment (`why` is then shown). */
  setReady(ready, why = '') {
    setUsable(this.#start, ready);
    if (why) this.#status.textContent = why;
    else if (this.#status.textContent === CHECK.connecting) this.#status.textContent = '';
  }

  close() {
    this.#attempt += 1;
    this.#timers.forEach(clearInterval);
    this.#timers = [];
  }

  #explain() {
    this.#show([h('p', {}, CHECK.explain), h('p', { class: 'soft' }, CHECK.headphones), h('p', { class: 'soft' }, CHECK.typeNote)], '', [
      button(CHECK.turnOn, { kind: 'primary', drawing: 'mic', onclick: () => this.ask() }), this.#typeButton(),
    ]);
  }

  /** Ask the browser for the microphone. */
  async ask(deviceId = null) {
    this.#show([h('p', {}, CHECK.asking)], '', [this.#typeButton()]);
    const attempt = this.#attempt;
    this.#later(SLOW_MS, () => {
      this.#status.replaceChildren(icon('clock'), CHECK.slow);
      this.#status.classList.add('warn');
    });
    try {
      const stream = await this.#open(deviceId);
      const microphones = await listMicrophones(); // before anything is shown: what comes later would move the buttons
      if (attempt !== this.#attempt) stream.getTracks().forEach((track) => track.stop());
      else this.#listen(stream, microphones);
    } catch (error) {
      if (attempt === this.#attempt) this.#refused(error.kind ?? 'failed');
    }
  }

  #refused(kind) {
    this.#show([], '', [
      kind !== 'insecure' && button(CHECK.again, { kind: 'primary', drawing: 'mic', onclick: () => this.ask() }), this.#typeButton(),
    ]);
    this.#status.replaceChildren(icon('alert'), MICROPHONE[kind]);
    this.#status.classList.add('warn');
    this.#actions.querySelector('button').focus();
  }

  #listen(stream, microphones) {
    const bars = new LevelBars(16);
    const devices = h('div', { class: 'devices' }, microphones.length > 1 && this.#choice(microphones, stream));
    this.#show([h('p', {}, CHECK.speakNow), h('div', { class: 'meter' }, icon('mic'), bars.element), devices], '', [this.#start, this.#typeButton()]);
    this.#start.focus();
    this.#on.chosen(stream);
    const meter = this.#meter();
    meter.listenTo(stream);
    const begun = performance.now();
    let loud = 0;
    let told = '';
    const tell = (text, kind) => {
      if (told === text) return;
      told = text;
      this.#status.classList.toggle('good', kind === 'good');
      this.#status.classList.toggle('warn', kind === 'warn');
      this.#status.replaceChildren(icon(kind === 'good' ? 'check' : 'alert'), text);
    };
    this.#timers.push(setInterval(() => {
      const level = loudness(meter.peak());
      bars.show(level);
      if (level > HEARD_LOUDNESS) loud += 1;
      if (loud >= HEARD_TIMES) tell(CHECK.heard, 'good');
      else if (performance.now() - begun > SILENT_MS) tell(meter.measuring ? CHECK.silent : CHECK.suspended, meter.measuring ? 'warn' : 'good');
    }, LOOK_EVERY_MS));
  }

  #choice(microphones, stream) {
    const used = stream.getAudioTracks()[0]?.getSettings().deviceId;
    const select = h('select', { onchange: () => { stream.getTracks().forEach((track) => track.stop()); this.ask(select.value); } },
      microphones.map(({ deviceId, label }, index) =>
        h('option', { value: deviceId, selected: deviceId === used }, label || `${CHECK.device} ${index + 1}`)));
    return h('label', {}, h('span', {}, CHECK.device), select);
  }

  #typeInstead() {
    this.#show([h('p', {}, CHECK.typing)], '', [
      this.#start, button(CHECK.turnOn, { drawing: 'mic', onclick: () => this.ask() }),
    ]);
    this.#start.focus();
    this.#on.chosen(null);
  }

  #typeButton() {
    return button(CHECK.type, { drawing: 'keyboard', onclick: () => this.#typeInstead() });
  }

  #show(body, status, actions) {
    this.close();
    this.#body.replaceChildren(...body);
    this.#status.className = 'check-status';
    this.#status.textContent = status;
    this.#actions.replaceChildren(...actions.filter(Boolean));
  }

  #later(ms, act) { this.#timers.push(setTimeout(act, ms)); }
}

function inAppHint() {
  const copy = button(CHECK.copy, {
    onclick: async () => {
      await navigator.clipboard?.writeText(location.href).catch(() => {});
      copy.querySelector('span').textContent = CHECK.copied;
    },
  });
  return h('div', { class: 'hint' }, icon('alert'), h('p', {}, CHECK.inApp), copy);
}
