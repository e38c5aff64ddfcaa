/**
 * Speaks with the playground's server, and with nothing else.
 *
 * @typedef {{ok: boolean, error?: string, message?: string,
 *   errors?: Record<string, string>}} Answer
 */

const OFFLINE = {
  ok: false,
  error: "offline",
  message: "The playground does not answer. Is it still running?",
};
const NO_FILES = { ok: false, error: "no_files", message: "Files cannot be added here." };

/** What the person `as` sees right now; `null` when there is no answer or no such person. */
export async function fetchState(as) {
  try {
    const response = await fetch(`/_/state?as=${encodeURIComponent(as)}`);
    const state = await response.json();
    return state.me ? state : null;
  } catch {
    return null;
  }
}

/**
 * Does one thing as a person.
 *
 * @param {string} as
 * @param {string} verb one of the server's acts
 * @param {object} [details]
 * @returns {Promise<Answer>} never rejects
 */
export async function act(as, verb, details = {}) {
  try {
    const response = await fetch("/_/act", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ as, do: verb, ...details }),
    });
    return await response.json();
  } catch {
    return OFFLINE;
  }
}

/** Hands a chosen file to the workspace; the answer's `file` has its id. */
export async function upload(as, file) {
  try {
    const query = new URLSearchParams({ as, name: file.name });
    const response = await fetch(`/_/files?${query}`, { method: "POST", body: file });
    return response.ok ? await response.json() : NO_FILES;
  } catch {
    return OFFLINE;
  }
}

/**
 * Listens for changes of what `as` sees.
 *
 * @param {string} as
 * @param {(version: number) => void} changed
 * @param {(online: boolean) => void} connected
 * @returns {() => void} stops listening
 */
export function listen(as, changed, connected) {
  const source = new EventSource(`/_/events?as=${encodeURIComponent(as)}`);
  source.onmessage = (event) => changed(JSON.parse(event.data).version);
  source.onopen = () => connected(true);
  source.onerror = () => connected(false);
  return () => source.close();
}
