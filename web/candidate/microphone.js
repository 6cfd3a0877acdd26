// Getting a microphone, and naming what went wrong. Nothing here runs before the person agreed and asked for it.

const CONSTRAINTS = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: { ideal: 1 } };

const KINDS = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'absent',
  DevicesNotFoundError: 'absent',
  NotReadableError: 'busy',
  AbortError: 'busy',
  OverconstrainedError: 'unsuited',
};

/** `kind`: denied, absent, busy, unsuited, insecure or failed. */
export class MicrophoneError extends Error {
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

/** A stream with one audio track. The promise may stay open as long as the browser's question does. */
export async function openMicrophone(deviceId = null) {
  if (!navigator.mediaDevices?.getUserMedia) throw new MicrophoneError('insecure');
  const audio = deviceId ? { ...CONSTRAINTS, deviceId: { exact: deviceId } } : CONSTRAINTS;
  try {
    return await navigator.mediaDevices.getUserMedia({ audio, video: false });
  } catch (error) {
    throw new MicrophoneError(KINDS[error.name] ?? 'failed');
  }
}

/** Whether the browser will give the microphone without asking. Unknown counts as no. */
export async function isMicrophoneGranted() {
  try {
    return (await navigator.permissions.query({ name: 'microphone' })).state === 'granted';
  } catch {
    return false;
  }
}

/** The microphones to choose from; names are only known while one is open. */
export async function listMicrophones() {
  try {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.filter((device) => device.kind === 'audioinput' && device.deviceId !== '');
  } catch {
    return [];
  }
}

export const stopStream = (stream) => stream?.getTracks().forEach((track) => track.stop());

/** Apps that show web pages inside themselves, where capturing often fails (webrtc/samples #1512). */
export const isInAppBrowser = (userAgent = navigator.userAgent) =>
  /FBAN|FBAV|Instagram|LinkedInApp|Line\/|Twitter|Snapchat|; wv\)/.test(userAgent);
