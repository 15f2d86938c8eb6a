// Calls the local org's HTTP surface; failures have the shape of the platform's FetchResponse.
const running = new Map();

export function failure(status, statusText, body) {
  return { ok: false, status, statusText, headers: {}, errorType: 'fetchResponse', body };
}

async function send(path, body) {
  let response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify(body ?? {})
    });
  } catch {
    const message =
      'The local org does not answer. Check that npm start still runs, then try again.';
    throw failure(0, '', { message });
  }
  const text = await response.text();
  const answer = text === '' ? null : parse(text, response);
  if (response.ok) return answer;
  const status = answer?.status ?? response.status;
  throw failure(status, response.statusText, answer?.body ?? answer ?? { message: text });
}

function parse(text, response) {
  try {
    return JSON.parse(text);
  } catch {
    const message = `The local org answered ${response.status} without JSON: ${text.slice(0, 200)}`;
    throw failure(response.status, response.statusText, { message });
  }
}

export function callApex(method, parameters) {
  return send(`/local-org/apex/${method}`, parameters);
}

export function callUiApi(wire, config) {
  return send(`/local-org/ui-api/${wire}`, config);
}

/** The same read asked twice at the same moment goes to the server once. */
export function readUiApi(wire, config) {
  const key = `${wire} ${JSON.stringify(config)}`;
  if (!running.has(key)) {
    const answer = callUiApi(wire, config).finally(() => running.delete(key));
    running.set(key, answer);
  }
  return running.get(key);
}

export function messageOf(error) {
  const body = error?.body;
  if (Array.isArray(body)) return body.map((item) => item.message).join(' ');
  const fieldErrors = Object.values(body?.output?.fieldErrors ?? {}).flat();
  const details = [...(body?.output?.errors ?? []), ...fieldErrors].map((item) => item.message);
  return details.join(' ') || body?.message || error?.message || 'Unknown error';
}
