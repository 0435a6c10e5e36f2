// Asking the gateway. An answer is the parsed body with its text, or a Refusal that says why.

export class Refusal extends Error {
  constructor(status, why) {
    super(why);
    this.status = status;
  }
}

/** Longest wait for one answer. */
const PATIENCE_MS = 15_000;

export function ask(path) {
  return exchange(path, {});
}

/** Sends something to keep. A refusal means that nothing was kept. */
export function tell(path, body) {
  const headers = { "Content-Type": "application/json" };
  return exchange(path, { method: "POST", headers, body: JSON.stringify(body) });
}

async function exchange(path, request) {
  const response = await answerOf(path, request);
  if (response.status === 401 && !request.body && !isSomethingWritten()) {
    // The same address then shows the sign-in page.
    location.reload();
  }
  const text = await response.text();
  if (!response.ok) {
    throw new Refusal(response.status, reason(text) ?? `HTTP ${response.status}`);
  }
  return { text, body: text ? JSON.parse(text) : {} };
}

/** What somebody writes is not thrown away because the session ended meanwhile. */
function isSomethingWritten() {
  return [...document.querySelectorAll("textarea")].some((field) => field.value.trim() !== "");
}

async function answerOf(path, { headers = {}, ...request }) {
  try {
    return await fetch(path, {
      ...request,
      headers: { Accept: "application/json", ...headers },
      credentials: "same-origin",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch (failure) {
    throw new Refusal(0, failure.message);
  }
}

function reason(text) {
  try {
    const problem = JSON.parse(text);
    return problem.detail ?? problem.title ?? null;
  } catch {
    return null;
  }
}
