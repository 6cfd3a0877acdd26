// The format of a character (characters/README.md), checked before anything is painted.

import { contrast } from './maths/colours.js';

const COLOURS = [
  'skinLight', 'skin', 'skinShade', 'skinDeep', 'blush', 'lipUpper', 'lipLower', 'lipLight', 'brow', 'lash',
  'iris', 'irisLight', 'irisRim', 'hairDeep', 'hair', 'hairLight', 'hairSpec', 'jacket', 'jacketLight', 'jacketDeep',
  'top', 'topShade', 'room', 'roomWarm', 'roomCool', 'leaf',
];
// Drawing units, lowest and highest: beyond these the parts of a face no longer meet.
const MEASURES = {
  eyeX: [34, 52], eyeY: [-10, 15], eyeW: [18, 32], eyeUp: [8, 20], eyeLow: [5, 16], eyeTilt: [-6, 8], irisR: [9, 18],
  browY: [-45, -18], browX: [34, 52], browW: [20, 38], browArch: [0, 14], browThick: [2, 12],
  noseY: [38, 66], noseW: [9, 24], mouthY: [70, 98], mouthW: [20, 40], upperLip: [4, 14], lowerLip: [6, 18],
};
const LIP_CONTRAST = 1.5; // lips that can't be told from the skin can't be read
const HEX = /^#[0-9a-f]{6}$/;

/** What is wrong with a character, in plain words with the place first; empty when nothing is. */
export function faultsOf(character) {
  if (!isObject(character)) return ['the character is not an object'];
  const faults = [];
  const check = (right, fault) => { if (!right) faults.push(fault); };
  check(character.format === 1, 'format: must be 1');
  check(/^[a-z][a-z0-9-]*$/.test(character.id ?? ''), 'id: must be small letters, digits and hyphens');
  check(typeof character.name === 'string' && character.name !== '', 'name: is missing');
  for (const name of ['earring', 'necklace']) if (name in character) checkColour(check, name, character[name]);
  checkPalette(check, character.palette);
  checkFace(check, character.face);
  checkHair(check, character.hair);
  for (const [name, value] of Object.entries(character.style ?? {})) {
    check(name === 'jaw' || name === 'lips', `style.${name}: is unknown`);
    check(within(value, 0.5, 1.5), `style.${name}: must be 0.5 to 1.5`);
  }
  return faults;
}

function checkPalette(check, palette) {
  if (!isObject(palette)) return check(false, 'palette: is missing');
  for (const name of COLOURS) checkColour(check, `palette.${name}`, palette[name]);
  if ('highlight' in palette) check(within(palette.highlight, 0, 1), 'palette.highlight: must be 0 to 1');
  for (const lip of ['lipUpper', 'lipLower']) {
    const readable = !HEX.test(palette.skin) || !HEX.test(palette[lip]) || contrast(palette.skin, palette[lip]) >= LIP_CONTRAST;
    check(readable, `palette.${lip}: hardly differs from palette.skin (contrast below ${LIP_CONTRAST})`);
  }
}

function checkColour(check, place, value) {
  check(typeof value === 'string' && HEX.test(value), `${place}: must be a colour like #a0b1c2`);
}

function checkFace(check, face) {
  if (!isObject(face)) return check(false, 'face: is missing');
  for (const [name, [low, high]] of Object.entries(MEASURES)) {
    check(within(face[name], low, high), `face.${name}: must be ${low} to ${high}`);
  }
  const outline = face.outline;
  if (!isLine(outline, 6)) return check(false, 'face.outline: must be at least 6 points [x, y, z]');
  check(outline[0][0] === 0 && outline.at(-1)[0] === 0, 'face.outline: must begin and end on the middle line (x = 0)');
  check(outline.every(([x]) => x >= 0), 'face.outline: is the right half, x must not be negative');
  check(outline.every(([, y], i) => i === 0 || y > outline[i - 1][1]), 'face.outline: must run downwards, y must grow');
}

function checkHair(check, hair) {
  if (!isObject(hair)) return check(false, 'hair: is missing');
  if ('back' in hair) check(isLine(hair.back, 4), 'hair.back: must be at least 4 points [x, y, z]');
  if ('parting' in hair) check(isLine(hair.parting, 2), 'hair.parting: must be at least 2 points [x, y, z]');
  if (!Array.isArray(hair.ribbons) || hair.ribbons.length === 0) return check(false, 'hair.ribbons: there must be at least one');
  hair.ribbons.forEach((ribbon, i) => checkRibbon(check, `hair.ribbons[${i}]`, ribbon));
  const behindEar = hair.ribbons.some((ribbon) => ribbon?.behindEar);
  check(!behindEar || hair.tuckedEar === -1 || hair.tuckedEar === 1, 'hair.tuckedEar: must be -1 or 1 when a ribbon is behindEar');
}

function checkRibbon(check, place, ribbon) {
  if (!isObject(ribbon)) return check(false, `${place}: is not an object`);
  check(Number.isInteger(ribbon.seed), `${place}.seed: must be a whole number`);
  const drawn = isLine(ribbon.outer, 3) && isLine(ribbon.inner, 3);
  check(drawn, `${place}: outer and inner must each be at least 3 points [x, y, z]`);
  // Strands are drawn between points of the same number.
  check(!drawn || ribbon.inner.length >= ribbon.outer.length, `${place}.inner: must have at least as many points as outer`);
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const within = (value, low, high) => typeof value === 'number' && value >= low && value <= high;
const isLine = (points, least) => Array.isArray(points) && points.length >= least
  && points.every((point) => Array.isArray(point) && point.length === 3 && point.every(Number.isFinite));
