// The page speaks the interview's language. Its words change in place, before the first screen that uses them.

import * as english from './text.js';

const TABLES = {
  de: () => import('./texts/de.js'),
};

/** Keeps English where there is no table, and where the table can't be loaded: a page in English is better than none. */
export async function speak(language) {
  const base = language.slice(0, 2).toLowerCase();
  const load = TABLES[base];
  if (!load) return;
  try {
    const table = await load();
    for (const [name, texts] of Object.entries(table)) Object.assign(english[name], texts);
    document.documentElement.lang = language;
  } catch {
    // the network failed between two files
  }
}
