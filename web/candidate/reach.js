// Whether the server can be reached, asked with a request that costs it next to nothing.
// Chrome lets websockets wait for 1-5 s each after 16 that failed (its websocket throttler); plain requests never.

const WITHIN_MS = 1500; // a lost first packet is repeated after 1 s

/** "yes": it answered, whatever it said. "no": somebody refused. "silent": nobody answered in time. */
export async function reach(address = import.meta.url) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), WITHIN_MS);
  try {
    await fetch(address, { method: 'HEAD', cache: 'no-store', credentials: 'omit', signal: patience.signal });
    return 'yes';
  } catch {
    return patience.signal.aborted ? 'silent' : 'no';
  } finally {
    clearTimeout(timer);
  }
}
