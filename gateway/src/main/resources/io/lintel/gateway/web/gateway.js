// Asking the gateway. An answer is the parsed body with its text, or a Refusal that says why.

export class Refusal extends Error {
  constructor(status, why) {
    super(why);
    this.status = status;
  }
}

/** Longest wait for one answer. */
const PATIENCE_MS = 15_000;

export async function ask(path) {
  const response = await answerOf(path);
  if (response.status === 401) {
    // The same address then shows the sign-in page.
    location.reload();
  }
  const text = await response.text();
  if (!response.ok) {
    throw new Refusal(response.status, reason(text) ?? `HTTP ${response.status}`);
  }
  return { text, body: JSON.parse(text) };
}

async function answerOf(path) {
  try {
    return await fetch(path, {
      headers: { Accept: "application/json" },
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
