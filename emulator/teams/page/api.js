/** The stand-in's control API. */
async function request(method, path, body) {
  const response = await fetch(`/_emulator/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (response.status === 204) return undefined;
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? `The stand-in answered ${response.status}.`);
  return answer;
}

const query = (fields) => new URLSearchParams(fields).toString();

export const api = {
  people: () => request("GET", "people"),
  colleagues: () => request("GET", "colleagues"),
  conversations: (person) => request("GET", `conversations?${query({ person })}`),
  messages: (person, conversation) => request("GET", `messages?${query({ person, conversation })}`),
  activities: () => request("GET", "activities"),
  open: (who) => request("POST", "open", who),
  say: (said) => request("POST", "say", said),
  edit: (edited) => request("POST", "edit", edited),
  verifyState: (state) => request("POST", "verify-state", state),
  answerFile: (answered) => request("POST", "answer-file", answered),
  press: (pressed) => request("POST", "press", pressed),
};

/** Calls `onEvent` for each event, and `onState(true | false)` as the connection comes and goes; reconnects by itself. */
export function listen(onEvent, onState) {
  const source = new EventSource("/_emulator/events");
  source.onopen = () => onState(true);
  source.onerror = () => onState(false);
  source.onmessage = (message) => onEvent(JSON.parse(message.data));
}
