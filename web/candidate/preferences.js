// The person's choices about how the page looks and moves. They stay on this device.

const KEY = 'interview:preferences';
const CHOICES = { motion: ['full', 'calm', 'still', 'none'], theme: ['auto', 'light', 'dark'] };

export class Preferences {
  #values; #onChange = [];

  constructor() {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#values = { motion: calm ? 'calm' : 'full', theme: 'auto', captions: true, announce: false, ...stored() };
    this.#apply();
  }

  get(name) { return this.#values[name]; }

  set(name, value) {
    this.#values[name] = value;
    try { localStorage.setItem(KEY, JSON.stringify(this.#values)); } catch { /* kept for this page only */ }
    this.#apply();
    this.#onChange.forEach((changed) => changed(name, value));
  }

  onChange(changed) { this.#onChange.push(changed); }

  #apply() {
    const theme = this.get('theme');
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }
}

function stored() {
  let values;
  try { values = JSON.parse(localStorage.getItem(KEY)) ?? {}; } catch { return {}; }
  const kept = {};
  for (const [name, choices] of Object.entries(CHOICES)) if (choices.includes(values[name])) kept[name] = values[name];
  for (const name of ['captions', 'announce']) if (typeof values[name] === 'boolean') kept[name] = values[name];
  return kept;
}
