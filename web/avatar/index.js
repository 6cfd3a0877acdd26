// The avatar's door. Everything about her that others may use is in what `createAvatar` returns: see Avatar.

import { Avatar } from './avatar.js';
import { faultsOf } from './format.js';

const MOTIONS = ['full', 'calm', 'still', 'none'];

/**
 * Draw a character into `mount` (positioned, of any size) and return it, alive, with the first picture drawn.
 *
 * character: name of a file in characters/. motion: 'full', 'calm', 'still' or 'none'; by default as the device
 * asks (prefers-reduced-motion). renderer: 'auto' (WebGL where it is fast, else Canvas2D), 'gl' or '2d'. seed: same
 * seed, same behaviour. Rejects when there is no such character or its file has faults.
 */
export async function createAvatar(mount, { character = 'aila', motion, renderer = 'auto', seed = 1 } = {}) {
  return new Avatar(mount, await loadCharacter(character), { motion: motionFor(motion), renderer, seed });
}

/** The person's choice comes before the device's wish. */
export function motionFor(choice) {
  if (MOTIONS.includes(choice)) return choice;
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'calm' : 'full';
}

async function loadCharacter(name) {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Error(`there is no character "${name}"`);
  const response = await fetch(new URL(`./characters/${name}.json`, import.meta.url));
  if (!response.ok) throw new Error(`there is no character "${name}"`);
  const character = await response.json();
  const faults = faultsOf(character);
  if (faults.length > 0) throw new Error(`character "${name}": ${faults.join('; ')}`);
  return character;
}
