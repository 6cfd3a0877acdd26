// When to try again. At once, then ever more slowly; what ends early by chance (±) keeps the browsers of a restarted
// server from coming back in the same instant. At most 5 s: so soon is an interview back after the server is.

const STEPS_MS = [0, 250, 500, 1000, 2000];
const MOST_MS = 5000;
const SILENT_MS = 250;
const SILENT_FOR_MS = 120_000;

/** Milliseconds to wait before try number `attempt` (from 0); `random` in [0, 1). */
export function delayMs(attempt, random) {
  return (STEPS_MS[attempt] ?? MOST_MS) * (0.5 + random / 2);
}

/** The same when nobody answered within a try's time: it has cost the wait already, for the first two minutes. */
export function delayAfterSilenceMs(lostForMs, random) {
  return (lostForMs < SILENT_FOR_MS ? SILENT_MS : MOST_MS) * (0.5 + random / 2);
}
