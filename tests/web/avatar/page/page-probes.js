// The avatar as the page uses it, with real frames.

import { createAvatar } from '/static/avatar/index.js';

const mount = document.getElementById('mount');
let avatar = null;

const frame = () => new Promise((resolve) => { requestAnimationFrame(resolve); });
const figure = () => mount.querySelectorAll('canvas')[1];

async function frames(count) {
  for (let i = 0; i < count; i++) await frame();
}

/** Wait for something that must come; the test's own time-out ends it otherwise. */
async function until(condition) {
  while (!condition()) await frame();
}

function hash(canvas) {
  const copy = document.createElement('canvas');
  [copy.width, copy.height] = [canvas.width, canvas.height];
  const g = copy.getContext('2d');
  g.drawImage(canvas, 0, 0);
  const pixels = g.getImageData(0, 0, copy.width, copy.height).data;
  let [sum, drawn] = [2166136261, 0];
  for (let i = 0; i < pixels.length; i += 4) {
    sum = Math.imul(sum ^ pixels[i] ^ (pixels[i + 1] << 8) ^ (pixels[i + 2] << 16) ^ pixels[i + 3], 16777619) >>> 0;
    if (pixels[i + 3] > 127) drawn += 1;
  }
  return { sum, share: drawn / (pixels.length / 4) };
}

export async function open(options) {
  avatar = await createAvatar(mount, options);
  return avatar.renderer;
}

export const close = () => { avatar.destroy(); return mount.childElementCount + Object.keys(mount.dataset).length; };
export const canvases = () => [...mount.querySelectorAll('canvas')].map((canvas) => ({
  width: canvas.width, height: canvas.height, shownWidth: canvas.clientWidth, shownHeight: canvas.clientHeight,
}));
export const role = () => [mount.getAttribute('role'), mount.getAttribute('aria-label')];
export const show = (shown) => { mount.hidden = !shown; };
export const setMotion = (motion) => avatar.setMotion(motion);
export const waitForLayout = ({ width, height }) => until(() => {
  const { clientWidth, clientHeight, width: drawnWidth, height: drawnHeight } = mount.querySelector('canvas');
  return clientWidth === width && clientHeight === height && drawnWidth === width && drawnHeight === height;
});
export const refusal = (options) => createAvatar(mount, options).then(() => 'accepted', (error) => error.message);

/** Say "aa" now; answer what the mouth says of itself, in the object and on the element, once it is open. */
export async function sayAa() {
  const begun = performance.now();
  avatar.setState('speaking');
  avatar.speak({ segments: [['aa', 0, 60_000, 1]], stress: [], durationMs: 60_000, clock: () => (performance.now() - begun) / 1000 });
  await until(() => avatar.mouth.gap > 10 && Number(mount.dataset.mouth) > 10);
  return { ...avatar.mouth, told: mount.dataset.mouth };
}

export async function cutAndWait() {
  avatar.cut();
  await until(() => avatar.mouth.gap < 0.6 && Number(mount.dataset.mouth) < 0.6);
}

/** Take the WebGL context away, as a phone does; with `restore`, give it back. */
export async function loseContext({ restore }) {
  const lost = figure().getContext('webgl2').getExtension('WEBGL_lose_context');
  lost.loseContext();
  await until(() => avatar.renderer === '2d');
  if (restore) lost.restoreContext();
  await frames(3);
  const before = hash(figure());
  await until(() => hash(figure()).sum !== before.sum);
  return { renderer: avatar.renderer, drawnShare: before.share, canvases: mount.childElementCount };
}

/** Whether the loop runs: it writes the mouth's gap again after it was removed. */
async function runs() {
  delete mount.dataset.mouth;
  await frames(30);
  return 'mouth' in mount.dataset;
}

export const isRunning = runs;

export async function hide(hidden) {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

export async function waitUntilRunning() {
  delete mount.dataset.mouth;
  await until(() => 'mouth' in mount.dataset);
}

/** How many different pictures 40 frames show. */
export async function differentPictures() {
  const seen = new Set();
  for (let i = 0; i < 40; i++) {
    await frame();
    seen.add(hash(figure()).sum);
  }
  return seen.size;
}
