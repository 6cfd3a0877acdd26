// Drives her life step by step, without any canvas or real clock, and measures what comes out.

import { Ladder } from '/static/avatar/ladder.js';
import { Life } from '/static/avatar/life/life.js';
import { CLOSED, mouthOpening } from '/static/avatar/painting/mouth-shape.js';
import { LIMITS } from '/static/avatar/life/contract.js';

const character = await (await fetch('/static/avatar/characters/aila.json')).json();
const gapOf = (pose) => mouthOpening(character.face, pose).gap;

/** The gap between the lips for every frame while a line is heard, and for `afterS` seconds more: [[t, gap], ...] */
export function gapsWhileSpeaking({ segments, durationMs, fps = 60, afterS = 1 }) {
  const life = new Life({ seed: 3, style: character.style });
  life.setState('speaking');
  let t = -0.5;
  life.speak({ segments, stress: [], durationMs, clock: () => t });
  const gaps = [];
  for (; t < durationMs / 1000 + afterS; t += 1 / fps) gaps.push([t, gapOf(life.step(1 / fps))]);
  return gaps;
}

/** The gap for every frame after the lips were wide open and `event` happened: [[seconds, gap], ...] */
export function gapsAfter({ event, fps = 60, frames = 30 }) {
  const life = new Life({ seed: 3, style: character.style });
  let t = 0;
  let clock = () => t;
  const line = { segments: [['aa', 0, 60_000, 1]], stress: [], durationMs: 60_000, clock: () => clock() };
  life.setState('speaking');
  life.speak(line);
  let open = 0;
  for (; t < 1; t += 1 / fps) open = gapOf(life.step(1 / fps));
  if (event === 'cut') life.cut();
  if (event === 'clock lost') clock = () => null;
  if (event === 'clock stands') { const at = t; clock = () => at; }
  const gaps = [];
  for (let frame = 1; frame <= frames; frame++) {
    t += 1 / fps;
    gaps.push([frame / fps, gapOf(life.step(1 / fps))]);
  }
  return { open, gaps };
}

/** A line that is given, but whose clock says that nothing is heard. */
export function widestWhileUnheard({ clockValue, segments }) {
  const life = new Life({ seed: 3, style: character.style });
  life.speak({ segments, stress: [], durationMs: 3000, clock: () => clockValue });
  return Math.max(...Array.from({ length: 120 }, () => gapOf(life.step(1 / 60))));
}

/** Minutes of life in one state, with a nod asked for every 7 s. */
export function simulate({ seed = 3, motion = 'full', state = 'listening', seconds = 180, fps = 60 }) {
  const life = new Life({ seed });
  life.setMotion(motion);
  life.setState(state);
  const found = { blinks: 0, travel: 0, browDown: 0, outside: [], hash: 2166136261, smile: 1, eyesUpLeft: [], gaps: [] };
  let [before, shut] = [null, false];
  for (let frame = 0; frame < seconds * fps; frame++) {
    if (frame % (7 * fps) === 0) life.react('nod');
    const pose = life.step(1 / fps);
    if (pose.blinkL > 0.9 && !shut) found.blinks += 1;
    shut = pose.blinkL > 0.9;
    for (const [name, [low, high]] of Object.entries(LIMITS)) {
      if (!(pose[name] >= low && pose[name] <= high)) found.outside.push(name);
    }
    if (Object.values(pose).some((value) => !Number.isFinite(value))) found.outside.push('not a number');
    found.browDown = Math.max(found.browDown, pose.browDown);
    found.smile = Math.min(found.smile, pose.smile);
    if (gapOf(pose) >= CLOSED) found.gaps.push(frame / fps);
    if (pose.gazeY < -0.25 && pose.gazeX < -0.2) found.eyesUpLeft.push(frame / fps);
    if (before) found.travel += Math.abs(pose.yaw - before.yaw) + Math.abs(pose.pitch - before.pitch) + Math.abs(pose.roll - before.roll);
    for (const value of Object.values(pose)) found.hash = Math.imul(found.hash ^ Math.round(value * 1e6), 16777619) >>> 0;
    before = pose;
  }
  return { ...found, blinksAMinute: (found.blinks * 60) / seconds, travelAMinute: (found.travel * 60) / seconds };
}

/** The moments at which she did what was asked for once a second. */
export function reactionsDone({ kind, motion = 'full', seconds = 180 }) {
  const life = new Life({ seed: 3 });
  life.setMotion(motion);
  const done = [];
  for (let second = 0; second < seconds; second++) {
    if (life.react(kind)) done.push(second);
    for (let frame = 0; frame < 60; frame++) life.step(1 / 60);
  }
  return done;
}

/** How far the head has turned, and how much she smiles, at most, within 3 s of a reaction. */
export function strongest({ kind }) {
  const life = new Life({ seed: 3 });
  const calm = new Life({ seed: 3 });
  for (let frame = 0; frame < 300; frame++) [life, calm].forEach((one) => one.step(1 / 60));
  life.react(kind);
  const most = { pitch: 0, smile: 0, blink: 0 };
  for (let frame = 0; frame < 180; frame++) {
    const [pose, without] = [life.step(1 / 60), calm.step(1 / 60)];
    most.pitch = Math.max(most.pitch, pose.pitch - without.pitch);
    most.smile = Math.max(most.smile, pose.smile - without.smile);
    most.blink = Math.max(most.blink, frame < 15 ? pose.blinkL : 0);
  }
  return most;
}

/** The rungs taken by a device whose frames take these times: [[cost_ms, pace_ms, frames], ...] */
export function rungsTaken({ dpr, frames }) {
  const ladder = new Ladder(dpr);
  const rungs = [ladder.rung];
  for (const [cost, pace, count] of frames) {
    for (let i = 0; i < count; i++) if (ladder.note(cost, pace)) rungs.push(ladder.rung);
  }
  return rungs;
}
