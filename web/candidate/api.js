// The HTTP side of the interview: reading the invitation, consent, erasure.

const DEADLINE_MS = 10_000;

/** The server's refusal, in its own plain words, or that it can't be reached (`code` "offline"). */
export class ApiError extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

async function request(path, body) {
  const options = body === undefined
    ? {}
    : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  let response, answer;
  try {
    response = await fetch(path, { ...options, cache: 'no-store', signal: AbortSignal.timeout(DEADLINE_MS) });
    answer = await response.json();
  } catch {
    throw new ApiError(response?.status ?? 0, 'offline', '');
  }
  if (!response.ok) throw new ApiError(response.status, String(answer.code ?? ''), String(answer.message ?? ''));
  return answer;
}

/** What the person can do with one invitation link. */
export class Invitation {
  #path;

  constructor(token) {
    this.#path = `/api/invitations/${encodeURIComponent(token)}`;
  }

  read() { return request(this.#path); }

  decide(version, accepted) { return request(`${this.#path}/consent`, { version, accepted }); }

  erase() { return request(`${this.#path}/erase`, {}); }

  get liveAddress() {
    return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${this.#path}/live`;
  }
}
