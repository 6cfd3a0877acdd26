// Which of Aila's lines is being heard, and where in it. Lines arrive in bursts, ahead of their sound.

const TICK_MS = 50;
const LEAD_S = 0.05; // a caption may be this early
const STUCK_S = 1.5; // a clock that doesn't start within this is not believed
const MS_PER_CHARACTER = 60; // a line without a length is shown about as long as saying it takes
const SHORTEST_S = 1.2;

const now = () => performance.now() / 1000;

/**
 * Reports `on.line(say, clock)` when a line begins, `on.progress(say, seconds)` while it lasts, and `on.cut(say,
 * seconds)` for the line that was stopped in the middle. `clockFor(say)` gives `() => seconds since the line's
 * start` by the audio, or null when no sound flows; then lines follow each other by their lengths.
 */
export class SpeechLines {
  #clockFor; #on; #queue = []; #timer = 0; #ended = new Set();

  constructor({ clockFor, on }) {
    this.#clockFor = clockFor;
    this.#on = on;
  }

  add(say) {
    if (this.#ended.has(say.id)) return; // stale: this utterance is over
    this.#queue.push({ say, clock: say.pts >= 0 ? this.#clockFor(say) : null, firstAt: null, startedAt: null, begun: false });
    this.#timer ||= setInterval(() => this.#tick(), TICK_MS);
    this.#tick();
  }

  /** The utterance is over. `cut`: what was not begun was never heard, and is dropped. */
  finish(id, cut) {
    this.#ended.add(id);
    const lines = this.#queue.filter((line) => line.say.id === id);
    this.#queue = this.#queue.filter((line) => line.say.id !== id);
    const heard = lines.findLast((line) => line.begun);
    if (cut && heard) this.#on.cut(heard.say, seconds(heard));
    if (!cut) {
      for (const line of lines) {
        if (!line.begun) this.#on.line(line.say, null);
        this.#on.progress(line.say, Infinity);
      }
    }
    this.#rest();
  }

  clear() {
    this.#queue = [];
    this.#rest();
  }

  #rest() {
    if (this.#queue.length > 0) return;
    clearInterval(this.#timer);
    this.#timer = 0;
  }

  #tick() {
    while (this.#queue.length > 0) {
      const line = this.#queue[0];
      const at = seconds(line);
      if (at < -LEAD_S) return;
      if (!line.begun) {
        line.begun = true;
        this.#on.line(line.say, () => seconds(line));
      }
      this.#on.progress(line.say, at);
      if (this.#queue.length === 1 || at < length(line.say)) return;
      this.#queue.shift();
    }
  }
}

const length = (say) => (say.ms > 0 ? say.ms / 1000 : Math.max(SHORTEST_S, (say.text.length * MS_PER_CHARACTER) / 1000));

/** Seconds into a line that is next or running: by the audio if that moves, else by the time it became first. */
function seconds(line) {
  line.firstAt ??= now();
  if (line.clock) {
    const at = readClock(line);
    if (at !== null && (at >= 0 || now() - line.firstAt < STUCK_S)) return at;
    if (at === null && now() - line.firstAt < STUCK_S && !line.begun) return -1;
    line.clock = null;
    line.startedAt = now() - Math.max(0, line.lastAt ?? 0);
  }
  line.startedAt ??= now();
  return now() - line.startedAt;
}

function readClock(line) {
  const at = line.clock();
  if (typeof at !== 'number' || !Number.isFinite(at)) return null;
  line.lastAt = at;
  return at;
}
