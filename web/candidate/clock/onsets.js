// When sound begins to be heard, in the page's time.

const WORKLET = '/static/candidate/clock/onset-worklet.js';

/**
 * Calls `onOnset(heardMs)`, on the clock of `performance.now()`, whenever `stream` becomes audible. Rejects where there
 * are no audio worklets (plain http). Returns a function that stops it.
 */
export async function watchOnsets(context, stream, onOnset) {
  await context.audioWorklet.addModule(WORKLET);
  const source = context.createMediaStreamSource(stream);
  const node = new AudioWorkletNode(context, 'onsets');
  node.port.onmessage = ({ data }) => onOnset(heardAtMs(context, data));
  source.connect(node).connect(context.destination); // its output is silence; unconnected nodes may not be run
  return () => {
    node.port.onmessage = null;
    source.disconnect();
    node.disconnect();
  };
}

/** A moment of the graph leaves the loudspeaker at this time: the output's latency is counted. */
function heardAtMs(context, contextTime) {
  const { contextTime: at, performanceTime } = context.getOutputTimestamp?.() ?? {};
  if (at > 0 && performanceTime > 0) return performanceTime + (contextTime - at) * 1000;
  return performance.now() + (contextTime - context.currentTime + outputLatencyS(context)) * 1000;
}

export const outputLatencyS = (context) => context.outputLatency || context.baseLatency || 0;
