// What we ask of Opus in a session description: speech in mono, repair of lost packets in the stream itself, and no
// pauses in sending (DTX), which would look like a lost connection and starve the recognizer of silence.

const WANTED = { stereo: '0', 'sprop-stereo': '0', useinbandfec: '1', usedtx: '0' };

/** The description with our wishes in Opus' `a=fmtp` line. Without Opus it comes back unchanged. */
export function withOpusWishes(sdp) {
  const payload = /^a=rtpmap:(\d+) opus\/48000/im.exec(sdp)?.[1];
  if (payload === undefined) return sdp;
  const line = new RegExp(`^a=fmtp:${payload} (.*)$`, 'm');
  const given = line.exec(sdp)?.[1].trim() ?? '';
  const settings = new Map(given.split(';').filter(Boolean).map((pair) => {
    const [name, value] = pair.split('=');
    return [name.trim(), (value ?? '').trim()];
  }));
  for (const [name, value] of Object.entries(WANTED)) settings.set(name, value);
  const wished = `a=fmtp:${payload} ${[...settings].map(([name, value]) => `${name}=${value}`).join(';')}`;
  if (given) return sdp.replace(line, wished);
  return sdp.replace(new RegExp(`^(a=rtpmap:${payload} .*)$`, 'm'), (rtpmap) => `${rtpmap}\r\n${wished}`.replace('\r\r', '\r'));
}
