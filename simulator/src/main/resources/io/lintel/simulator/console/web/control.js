// The HTTP interface under /control/v1, as the page uses it: each act is a call that can be shown as
// curl, and whatever was called last can be seen.

export const ROOT = "/control/v1";

/** Longest wait for an answer; putting another day on takes the longest. */
const PATIENCE_MS = 150_000;

export class Refusal extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? problem?.title ?? `HTTP ${status}`);
    this.status = status;
    this.flaws = problem?.flaws ?? [];
  }
}

/** `{ method, path, body }`, the body left out where there is none. */
export function call(method, path, body) {
  return { method, path: ROOT + path, body };
}

export async function ask(path) {
  return answered(call("GET", path));
}

/** Makes the call, and tells the page of it. */
export async function make(act) {
  try {
    const answer = await answered(act);
    told(act, "done");
    return answer;
  } catch (refusal) {
    told(act, "refused", refusal.message);
    throw refusal;
  }
}

/** Ready for a shell; a quote within the body survives. */
export function curl({ method, path, body }) {
  const url = location.origin + path;
  const verb = method === "GET" ? "" : ` -X ${method}`;
  if (method === "GET" || method === "DELETE") {
    return `curl -s${verb} '${url}'`;
  }
  const json = JSON.stringify(body ?? {}).replaceAll("'", "'\\''");
  return `curl -s${verb} ${url} -H 'Content-Type: application/json' -d '${json}'`;
}

/** Says in the bar below which call a button makes, or has made. */
export function told(act, state, why = "") {
  window.dispatchEvent(new CustomEvent("call", { detail: { act, state, why } }));
}

async function answered({ method, path, body }) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: { Accept: "application/json", "Content-Type": "application/json" },
      body: method === "POST" ? JSON.stringify(body ?? {}) : undefined,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch (failure) {
    throw new Refusal(0, { detail: failure.message });
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) {
    throw new Refusal(response.status, answer);
  }
  return answer;
}
